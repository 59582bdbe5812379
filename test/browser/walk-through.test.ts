import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import type { Newcomer } from './page/newcomer.ts';
import { openWalk, type Walk } from './page/open-walk.ts';

const pictures = process.env.SCREENSHOTS;

let walk: Walk;
let page: Page;
let newcomer: Newcomer;
beforeAll(async () => {
  walk = await openWalk(10, { width: 1280, height: 800 });
  ({ page, newcomer } = walk);
});
afterAll(() => walk?.close());

const messages = () => page.locator('.message');

/** What stands under a figure's name, or beside it, such as `975`. */
async function figure(name: string): Promise<string> {
  const shown = await newcomer.dialog().innerText();
  return (
    new RegExp(`^${name}(?:\\n+|\\s{1,2})(\\d[\\d,]*)`, 'm').exec(shown)?.[1] ?? `no ${name} in: ${shown}`
  );
}

const progress = /(\d+) % · ([\d,]+) users left to send to/;

async function expectCauses(): Promise<void> {
  expect({
    willBeSent: await figure('Will be sent'),
    invalid: await figure('Invalid'),
    duplicate: await figure('Duplicate'),
    excluded: await figure('Excluded'),
    missing: await figure('Missing variable'),
  }).toEqual({ willBeSent: '900', invalid: '40', duplicate: '25', excluded: '15', missing: '20' });
  await newcomer.picture('review');
}

/** Brings the message that came last to the top of what is seen. */
const showLast = () =>
  messages()
    .last()
    .evaluate((message) => message.scrollIntoView({ block: 'start' }));

/** As if the night had passed: the digest is about the day before. */
async function letADayPass(): Promise<void> {
  const orm = openDatabase({ url: walk.app.databaseUrl, poolSize: 1 });
  try {
    await sql`update deployment set launched_at = launched_at - interval '1 day' where launched_at is not null`.execute(
      orm.em.fork().getKysely(),
    );
  } finally {
    await orm.close(true);
  }
}

test('a newcomer sends a list, watches it, reads results, failed users and the digest, all on the page', async () => {
  const { command, shownIn, dialog, closeDialogs, picture } = newcomer;
  await page.goto(walk.app.url);
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  await picture('start');
  await newcomer.sendSampleList('spring_sale_2026', {
    form: () => picture('send-form'),
    review: expectCauses,
  });

  const live = messages().getByText(progress);
  const first = await live.innerText();
  await expect.poll(() => live.innerText(), { timeout: 60_000 }).not.toBe(first);
  await expect
    .poll(async () => Number(progress.exec(await live.innerText())?.[1]), { timeout: 60_000 })
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

  await command('/treble users D-1');
  await shownIn('Deployment status');
  await picture('users');
  await dialog()
    .getByRole('button', { name: /^History of/ })
    .first()
    .click();
  await shownIn('spring is here');
  await picture('history');
  await closeDialogs();

  await command('/treble conversation edit spring_sale_2026');
  await shownIn('Preview');
  await picture('editor');
  await closeDialogs();

  await letADayPass();
  await command('/treble report now');
  await messages()
    .getByText(/^Daily digest · /)
    .waitFor();
  await page.getByRole('button', { name: 'Results of D-1' }).waitFor();
  await showLast();
  await picture('digest');

  await page.getByRole('button', { name: 'Treble Home' }).click();
  await page.getByRole('heading', { name: 'Template health' }).waitFor();
  await picture('home');

  await newcomer.openChannel('growth');
  await command('/treble metrics D-1');
  await shownIn('Response rate');
  await dialog().getByRole('button', { name: 'Send me the charts as a message' }).click();
  await shownIn(/direct messages/);
  await closeDialogs();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Treble(?! Home)/ })
    .first()
    .click();
  await messages()
    .getByText(/^Results · D-1/)
    .waitFor();
  await page
    .getByText(/^Users by state\. Users: /)
    .first()
    .scrollIntoViewIfNeeded();
  await picture('charts');
}, 240_000);
