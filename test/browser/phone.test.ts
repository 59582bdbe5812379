import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson, textAt } from '../../src/entities/json.ts';
import { goodSend, send } from '../sandbox/whatsapp/graph-client.ts';
import { type StartedPhone, startPhone } from '../support/started-phone.ts';
import { chromiumFlags } from './page/open-page.ts';

const pictures = process.env.SCREENSHOTS;
const phone = '+12025550100';

let started: StartedPhone;
let browser: Browser;
let page: Page;
const problems: string[] = [];
beforeAll(async () => {
  started = await startPhone();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(started.url);
});
afterAll(async () => {
  await browser?.close();
  await started?.close();
});

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

const pane = () => page.getByRole('region', { name: 'Phone' });
const chat = () => pane().getByRole('log', { name: 'Chat' });
const theirs = () => chat().getByRole('article', { name: 'From the business' });
const mine = () => chat().getByRole('article', { name: 'From you' });
const more = () => pane().getByRole('button', { name: 'Send something else' });
const sendFree = (body: object) =>
  send(started.simulated, { messaging_product: 'whatsapp', to: phone, ...body });
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const last = () => started.simulated.book.messages(phone.slice(1)).at(-1);

test('a newcomer finds a customer by keyboard alone, and writes as that customer', async () => {
  await page.getByRole('button', { name: 'Phone' }).click();
  const find = pane().getByRole('searchbox', { name: 'Find a customer' });
  await expect.poll(() => find.evaluate((field) => field.matches(':focus'))).toBe(true);
  expect(await pane().getByRole('listitem').count()).toBeGreaterThan(20);
  await page.keyboard.type('nobody has this');
  await pane().getByText('Nobody has this name or number.').waitFor();
  await find.fill('202 555 0100');
  await expect.poll(() => pane().getByRole('listitem').count()).toBe(1);
  await picture('phone-customers');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await pane().getByText('You are', { exact: false }).waitFor();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await mine().getByText('Hello').waitFor();
});

test('what the business sends stands there with its ticks, and its buttons and rows are tapped', async () => {
  await send(started.simulated, goodSend(phone, 'one'));
  await theirs().getByText('spring is here').waitFor();
  await theirs().last().getByText('read', { exact: true }).waitFor();
  await theirs().getByRole('button', { name: 'Yes, tell me more' }).click();
  await mine().getByText('Yes, tell me more').waitFor();
  await sendFree({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: 'Sure?' },
      action: { buttons: [reply('y', 'Yes'), reply('n', 'No')] },
    },
  });
  await theirs().last().getByRole('button', { name: 'No' }).press('Enter');
  await mine().getByText('No', { exact: true }).waitFor();
  expect(last()).toMatchObject({
    kind: 'interactive',
    text: 'No',
    quoting: expect.stringContaining('wamid.'),
  });
  await sendFree({
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: 'Which size?' },
      action: {
        button: 'Sizes',
        sections: [
          {
            rows: [
              { id: 's', title: 'Small' },
              { id: 'l', title: 'Large', description: 'For ten' },
            ],
          },
        ],
      },
    },
  });
  const rows = theirs().last().getByRole('button', { name: 'Sizes' });
  expect(await rows.getAttribute('aria-expanded')).toBe('false');
  await rows.press('Enter');
  await theirs()
    .last()
    .getByRole('button', { name: /^Large/ })
    .press('Enter');
  await mine().getByText('Large').waitFor();
});

test('a file on this server is shown, one elsewhere is told and never fetched', async () => {
  await sendFree({
    type: 'image',
    image: { link: `${started.url}/agent-files/menu.png`, caption: 'Our menu' },
  });
  await theirs().getByText('Our menu').waitFor();
  const shown = theirs().last().getByRole('img');
  await expect.poll(() => shown.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(160);
  await sendFree({
    type: 'document',
    document: { link: 'https://files.example.com/a.pdf', filename: 'Prices.pdf' },
  });
  await theirs().last().getByText('Prices.pdf').waitFor();
  expect(await theirs().last().getByRole('link').count()).toBe(0);
});

test('picture, document, voice note, location, sticker and reaction leave the phone, and their bytes can be fetched', async () => {
  const sendFile = async (name: string, mimeType: string, bytes: string) => {
    const chooser = page.waitForEvent('filechooser');
    await more().press('Enter');
    await page.getByRole('menuitem', { name: 'Picture or document' }).press('Enter');
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(bytes, 'base64') });
  };
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await sendFile('photo.png', 'image/png', dot);
  await mine().getByRole('img', { name: 'photo.png' }).waitFor();
  await sendFile('order.pdf', 'application/pdf', 'JVBERi0=');
  await mine().getByRole('link', { name: 'order.pdf' }).waitFor();
  const mediaId = last()?.file?.href?.split('/').at(-1);
  const authorization = `Bearer ${started.simulated.accessToken}`;
  const asked = await fetch(`${started.simulated.url}/v25.0/${mediaId}`, { headers: { authorization } });
  const about = readJson(await asked.text());
  const url = textAt(about, 'url') ?? '';
  expect(about).toMatchObject({ mime_type: 'application/pdf', file_size: '5' });
  const bytes = await fetch(url, { headers: { authorization } });
  expect(await bytes.text()).toBe('%PDF-');
  expect((await fetch(url)).status).toBe(404);
  for (const [item, kind] of [
    ['Voice note', 'audio'],
    ['Location', 'location'],
    ['Sticker', 'sticker'],
  ] as const) {
    await more().click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect.poll(() => last()?.kind).toBe(kind);
  }
  await theirs().last().getByRole('button', { name: 'React', exact: true }).press('Enter');
  await theirs().last().getByRole('button', { name: 'React with 👍' }).press('Enter');
  await theirs().last().getByRole('img', { name: 'You reacted with 👍' }).waitFor();
  await picture('phone-kinds');
});

test('while a phone is open its story answers nothing; the chat is there again after closing and reloading', async () => {
  const answering = '12025550150';
  await pane().getByRole('button', { name: 'Back to the customers' }).click();
  await pane().getByRole('searchbox').fill(answering);
  await pane().getByRole('listitem').getByRole('button').click();
  await pane().getByText('Answers with a text').waitFor();
  await expect.poll(() => started.simulated.book.isFollowed(answering)).toBe(true);
  await send(started.simulated, goodSend(`+${answering}`, 'two'));
  await theirs().last().getByText('read', { exact: true }).waitFor();
  await started.simulated.flush();
  expect(started.simulated.book.messages(answering).map(({ from }) => from)).toEqual(['business']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await pane().waitFor({ state: 'hidden' });
  expect(await page.getByRole('button', { name: 'Phone' }).evaluate((node) => node.matches(':focus'))).toBe(
    true,
  );
  await expect.poll(() => started.simulated.book.isFollowed(answering)).toBe(false);
  await send(started.simulated, goodSend(`+${answering}`, 'three'));
  await started.simulated.flush();
  expect(started.simulated.book.messages(answering).map(({ from }) => from)).toEqual([
    'business',
    'business',
    'customer',
  ]);
  await page.reload();
  await page.getByRole('button', { name: 'Phone' }).click();
  await pane().getByRole('listitem').first().getByRole('button').click();
  await theirs().last().waitFor();
  await page.setViewportSize({ width: 420, height: 800 });
  await picture('phone-narrow');
  expect(problems).toEqual([]);
});
