import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { type SandboxApp, startSandboxApp } from '../support/sandbox-app.ts';
import { chromiumFlags } from './page/open-page.ts';

const pictures = process.env.SCREENSHOTS;

let app: SandboxApp;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  app = await startSandboxApp({ SANDBOX_DELAY_PERCENT: '10' });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** One of the README's pictures, where somebody asked for them. */
async function picture(name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function command(text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(text);
  await page.keyboard.press('Enter');
}

const dialog = () => page.getByRole('dialog');
const messages = () => page.locator('.message');
const shownIn = (words: string | RegExp) => dialog().getByText(words).first().waitFor();

async function closeDialogs(): Promise<void> {
  await dialog().getByRole('button', { name: 'Close dialog' }).click();
  await dialog().waitFor({ state: 'hidden' });
}

/** What stands under a figure's name, or beside it, such as `975`. */
async function figure(name: string): Promise<string> {
  const shown = await dialog().innerText();
  return (
    new RegExp(`^${name}(?:\\n+|\\s{1,2})(\\d[\\d,]*)`, 'm').exec(shown)?.[1] ?? `no ${name} in: ${shown}`
  );
}

const progress = /(\d+) % · ([\d,]+) users left to send to/;

async function sendSampleList(): Promise<void> {
  await command('/treble send');
  await dialog().getByRole('combobox', { name: 'Conversation', exact: true }).click();
  await page.getByRole('option', { name: /^spring_sale_2026/ }).click();
  const sample = await fetch(new URL('/sandbox/sample.csv', app.url));
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'sample.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(await sample.arrayBuffer()),
    });
  await dialog().getByRole('button', { name: 'Remove sample.csv' }).waitFor();
  await dialog().getByRole('button', { name: 'Review' }).click();
  await shownIn('1,000 rows read.');
  expect({
    willBeSent: await figure('Will be sent'),
    invalid: await figure('Invalid'),
    duplicate: await figure('Duplicate'),
    excluded: await figure('Excluded'),
    missing: await figure('Missing variable'),
  }).toEqual({ willBeSent: '900', invalid: '40', duplicate: '25', excluded: '15', missing: '20' });
  await picture('review');
  await dialog().getByRole('button', { name: 'Send', exact: true }).click();
  await shownIn(/D-1 is on its way: 900 messages/);
  await closeDialogs();
}

/** As if the night had passed: the digest is about the day before. */
async function letADayPass(): Promise<void> {
  const orm = openDatabase({ url: app.databaseUrl, poolSize: 1 });
  try {
    await sql`update deployment set launched_at = launched_at - interval '1 day' where launched_at is not null`.execute(
      orm.em.fork().getKysely(),
    );
  } finally {
    await orm.close(true);
  }
}

test('a newcomer sends a list, watches it, reads results, failed users and the digest, all on the page', async () => {
  await page.goto(app.url);
  await page.getByRole('textbox', { name: /^Message/ }).waitFor();
  await picture('start');
  await sendSampleList();

  const live = messages().getByText(progress);
  const first = await live.innerText();
  await expect.poll(() => live.innerText(), { timeout: 20_000 }).not.toBe(first);
  await expect
    .poll(async () => Number(progress.exec(await live.innerText())?.[1]), { timeout: 20_000 })
    .toBeGreaterThan(40);
  await picture('live');
  if (pictures !== undefined)
    await messages()
      .getByText(/^Sent\b/)
      .waitFor({ timeout: 90_000 });

  await page.getByRole('button', { name: 'View results' }).last().click();
  await shownIn('Response rate');
  expect(await figure('Total users')).toBe('975');
  await picture('results');
  await dialog().getByRole('button', { name: 'Failed users' }).click();
  await shownIn(/ of 975 users could not be reached/);
  await picture('failed-users');
  await dialog().getByRole('button', { name: 'See users: Excluded' }).click();
  await shownIn('Deployment status');
  await shownIn(/Excluded: \d+ users/);
  expect(await dialog().innerText()).toMatch(/\+1\d•••••\d{4} \(row \d+\)/);
  await closeDialogs();

  await letADayPass();
  await command('/treble report now');
  await messages()
    .getByText(/^Daily digest · /)
    .waitFor();
  await page.getByRole('button', { name: 'Results of D-1' }).waitFor();
  await messages()
    .last()
    .evaluate((message) => message.scrollIntoView({ block: 'start' }));
  await picture('digest');
}, 150_000);
