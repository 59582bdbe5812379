import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import type { Newcomer } from './page/newcomer.ts';
import { openWalk, type Walk } from './page/open-walk.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const [, flow = ''] = /```yaml\n(start:[\s\S]*?)```/.exec(readme) ?? [];

let walk: Walk;
let page: Page;
let newcomer: Newcomer;
let orm: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  walk = await openWalk(0, { width: 1440, height: 900 });
  ({ page, newcomer } = walk);
  orm = openDatabase({ url: walk.app.databaseUrl, poolSize: 1 });
});
afterAll(async () => {
  await orm?.close(true);
  await walk?.close();
});

interface User {
  readonly stage: string | null;
  readonly session: string | null;
  readonly captured: Readonly<Record<string, string>> | null;
  readonly activeAt: number | null;
}

/** What the screens are made of. */
async function user(phone: string): Promise<User | undefined> {
  const { rows } = await sql<User>`
    select stage, session, captured, extract(epoch from last_activity_at)::float8 * 1000 as "activeAt"
      from recipient where phone = ${phone}`.execute(orm.em.fork().getKysely());
  return rows[0];
}
/** Waits until everything that is told of this user is so. */
async function becomes(phone: string, wanted: Partial<User>): Promise<User> {
  await expect.poll(() => user(phone), { timeout: 60_000 }).toMatchObject(wanted);
  const now = await user(phone);
  if (!now) throw new Error('There is no such user.');
  return now;
}

const pane = () => page.getByRole('region', { name: 'Phone' });
const theirs = () => pane().getByRole('article', { name: 'From the business' });
const thread = () => page.getByRole('region', { name: 'Thread' });
async function write(text: string): Promise<void> {
  await pane().getByRole('textbox', { name: 'Message to the business' }).fill(text);
  await page.keyboard.press('Enter');
}
const tap = (name: string) => theirs().getByRole('button', { name, exact: true }).last().click();
const heard = (words: string) => theirs().getByText(words).last().waitFor();
async function pick(digits: string): Promise<void> {
  const back = pane().getByRole('button', { name: 'Back to the customers' });
  if (await back.isVisible()) await back.click();
  await pane().getByRole('searchbox').fill(digits);
  await pane().getByRole('listitem').getByRole('button', { name: digits }).click();
}

test('a newcomer builds the README’s flow, sends it, answers as two customers, and takes one of them over', async () => {
  const handed = '+12025550100';
  const alone = '+12125550101';
  const silent = '+12025550102';
  await page.goto(walk.app.url);
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();

  await newcomer.openChannel('support');
  await newcomer.command('/treble agents add sales');
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText(/hand over for sales open in/)
    .waitFor();
  await newcomer.command('/treble flow spring_sale_2026');
  await newcomer.dialog().getByRole('textbox', { name: /^Flow/ }).fill(flow);
  await newcomer.dialog().getByRole('button', { name: 'Check' }).click();
  await newcomer.shownIn('12. bye');
  await newcomer.picture('flow');
  await newcomer.dialog().getByRole('button', { name: 'Save' }).click();
  await newcomer.shownIn(/is saved as version 2/);
  await newcomer.closeDialogs();

  await newcomer.openChannel('growth');
  await page.getByRole('button', { name: 'Phone', exact: true }).click();
  await pick('202 555 0100');
  await newcomer.sendSampleList('spring_sale_2026');
  await heard('spring is here');
  await theirs().last().getByText('read', { exact: true }).waitFor();
  await becomes(handed, { stage: 'none', session: 'none', captured: null });

  await tap('Yes, tell me more');
  await heard('What can we do for you?');
  const begun = await becomes(handed, { stage: 'in_flow', session: 'bot' });
  expect(begun.captured).toMatchObject({ first_message: 'Yes, tell me more' });
  await tap('A quote');
  await heard('How many people are you?');
  await becomes(handed, { stage: 'in_flow', captured: expect.objectContaining({ interest: 'A quote' }) });
  await write('many of us');
  await heard('A number, please.');
  const corrected = await becomes(handed, { stage: 'in_flow', session: 'bot' });
  expect(corrected.captured).not.toHaveProperty('people');
  expect(corrected.activeAt ?? 0).toBeGreaterThanOrEqual(begun.activeAt ?? 0);
  await write('12');
  await heard('Which plan?');
  await becomes(handed, { captured: expect.objectContaining({ people: '12' }) });
  await theirs().getByRole('button', { name: 'Choose', exact: true }).last().click();
  await tap('Yearly');
  await heard('That is 56 a month.');
  await heard('Shall we begin?');
  await becomes(handed, {
    stage: 'in_flow',
    session: 'bot',
    captured: expect.objectContaining({ plan: 'Yearly', price: '56' }),
  });
  await tap('An agent');
  await becomes(handed, { stage: 'in_flow', session: 'agent' });

  await newcomer.openChannel('support');
  const messages = page.getByRole('region', { name: 'Messages' });
  await messages.getByText('12 people, Yearly').waitFor();
  await page.getByRole('button', { name: 'Claim' }).click();
  await messages.getByText(/has this chat/).waitFor();
  await page
    .getByRole('button', { name: /repl(y|ies)/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Hello, this is Ana.');
  await page.keyboard.press('Enter');
  await heard('Hello, this is Ana.');
  await write('Hello Ana! A discount, please.');
  await thread().getByText('A discount, please.').waitFor();
  await newcomer.picture('phone');
  const talking = await becomes(handed, { stage: 'in_flow', session: 'agent' });
  expect(talking.activeAt ?? 0).toBeGreaterThanOrEqual(corrected.activeAt ?? 0);
  await thread().getByRole('button', { name: 'End conversation' }).click();
  await newcomer.dialog().getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Resolved', exact: true }).click();
  await newcomer.dialog().getByRole('button', { name: 'End', exact: true }).click();
  await becomes(handed, { stage: 'finished', session: 'closed' });

  await pick('212 555 0101');
  await heard('spring is here');
  await tap('Yes, tell me more');
  await tap('A quote');
  await heard('How many people are you?');
  await write('3');
  await heard('Which plan?');
  await write('monthly');
  await heard('That is 29 a month.');
  await tap('Begin');
  await heard('Thank you! We will write to you within a day.');
  const finished = await becomes(alone, { stage: 'finished', session: 'closed' });
  expect(finished.captured).toMatchObject({ people: '3', plan: 'Monthly', price: '29', customer: 'yes' });
  await becomes(silent, { stage: 'none', session: 'none', captured: null });

  await newcomer.openChannel('growth');
  await newcomer.command('/treble users D-1');
  await newcomer.shownIn('Deployment status');
}, 300_000);
