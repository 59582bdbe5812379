import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { sampleAudienceCsv } from '../src/sandbox/whatsapp/sample-audience.ts';
import { readCounts } from './support/recount.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { submitSendForm } from './support/send-form.ts';
import { SlackPerson } from './support/slack-person.ts';
import { until } from './support/until.ts';

// The README's walk-through, in its order, on the product as `npm start` runs it; only the delays are shorter.
let app: SandboxApp;
let ana: SlackPerson;
let growth: string;

beforeAll(async () => {
  app = await startSandboxApp({ SANDBOX_DELAY_PERCENT: '2', WHATSAPP_MESSAGES_PER_SECOND: '200' });
  ana = new SlackPerson(app.url, 'U0ANA');
  growth = (await ana.state()).channels.find(({ name }) => name === 'growth')?.id ?? '';
});
afterAll(() => app.close());

async function sendFile(conversation: string, name: string, content: string) {
  await ana.say(growth, '/treble send');
  const file = await ana.upload(name, content);
  return submitSendForm(ana, conversation, { file });
}

test('the sample list is reviewed with exact counts by cause and two rendered messages', async () => {
  const answer = await sendFile('spring_sale_2026', 'sample.csv', sampleAudienceCsv());
  expect(answer).toEqual({ ok: true });
  const review = JSON.stringify(await ana.modal(/Will be sent/));
  for (const count of [
    'Will be sent*\\n900',
    'Invalid*\\n40',
    'Duplicate*\\n25',
    'Excluded*\\n15',
    'Missing variable*\\n20',
  ]) {
    expect(review).toContain(count);
  }
  expect(review).toContain('1,000 rows');
  expect(review.match(/spring is here/g)).toHaveLength(2);
  // The one full number is that of the sending line.
  expect(review.replace('+15550783881', '')).not.toMatch(/\+1\d{10}/);
});

test('Send starts it once, and one message in the channel follows it', async () => {
  const review = await ana.modal(/Will be sent/);
  expect(review.submit?.text).toBe('Send');
  await ana.submit(review, {});
  await ana.modal(/D-1/);
  const live = await ana.message(growth, /D-1 .*spring_sale_2026/);
  expect(live.text).toContain('of 975 users');
  await until(
    () => ana.message(growth, /D-1 .*spring_sale_2026/),
    ({ edited, ts }) => edited !== undefined && ts === live.ts,
  );
});

test('Failed users leads to the breakdown and to the users of one state, phones masked', async () => {
  const live = await ana.message(growth, /D-1 .*Failed users/);
  await ana.press(live, 'Failed users');
  const breakdown = await ana.modal(/could not be reached/);
  expect(JSON.stringify(breakdown)).toMatch(/Variable unfilled\*: 2\d users/);
  await ana.press(breakdown, 'See users');
  const users = JSON.stringify(await ana.modal(/Deployment status/));
  for (const column of [
    'Phone',
    'Deployment date',
    'Conversation stage',
    'Session status',
    'Last activity',
    'Variables',
  ]) {
    expect(users).toContain(column);
  }
  expect(users).toMatch(/•••••/);
  expect(users).not.toMatch(/\+1\d{10}/);
  await ana.act({ act: 'close', view_id: (await ana.modal(/Deployment status/)).id, all: true });
});

test('a member reads figures and may not send; a guest gets nothing', async () => {
  const ben = new SlackPerson(app.url, 'U0BEN');
  await ben.say(growth, '/treble metrics D-1');
  await until(
    () => ben.state(),
    (state) => JSON.stringify([state.modals, state.messages]).includes('Response rate'),
  );
  await ben.say(growth, '/treble send');
  await ben.message(growth, /only.*admin|Ask <@U0ANA>|ask .*U0ANA/i);
  const gia = new SlackPerson(app.url, 'U0GIA');
  await gia.say('C0SUPPORT', '/treble metrics D-1');
  await gia.message('C0SUPPORT', /not open to guests/);
});

test('a channel subscribes to the digest and reads it now', async () => {
  await ana.say(growth, '/treble subscribe digest 09:00 America/Bogota');
  await ana.message(growth, /09:00.*America\/Bogota/);
  await ana.say(growth, '/treble subscriptions');
  await ana.message(growth, /digest.*09:00/i);
  await ana.say(growth, '/treble report digest today');
  const digest = JSON.stringify(await ana.message(growth, /Daily digest · /));
  expect(digest).toContain('spring_sale_2026');
  expect(digest).toMatch(/Total users.*975/);
});

const badInput: readonly [story: string, name: string, content: string, says: RegExp][] = [
  ['no phone column', 'people.csv', 'name,city\nAna,Lima\n', /expected a column named/],
  ['an empty file', 'empty.csv', '', /found an empty file/],
  ['a file that is no list', 'list.csv', `PK\u0003\u0004${'x'.repeat(100)}`, /as CSV/],
];

test.each(badInput)('%s is told in one sentence and changes nothing', async (_story, name, content, says) => {
  await sendFile('order_shipped', name, content);
  const shown = await ana.modal(says);
  expect(JSON.stringify(shown.blocks[0])).toMatch(says);
  await ana.act({ act: 'close', view_id: shown.id, all: true });
});

test('an unknown conversation is told privately with what there is', async () => {
  await ana.say(growth, '/treble send sprin_sale_2026');
  await ana.message(growth, /sprin_sale_2026.*spring_sale_2026/);
});

test('in the end the figures equal a recount and the provider’s own ledger, and every state was reached', async () => {
  const orm = openDatabase({ url: app.databaseUrl });
  try {
    const query = <Row>(text: ReturnType<typeof sql<Row>>) => text.execute(orm.em.fork().getKysely());
    await until(
      async () =>
        (
          await query(sql<{ left: number }>`
          select count(*)::int as left from recipient
           where state = 'in_process' and cause in ('queued', 'retry', 'accepted')`)
        ).rows[0]?.left,
      (left) => left === 0,
      200_000,
    );
    const { counters, recount } = await readCounts(orm);
    expect(counters).toEqual(recount);
    const byState = new Map<string, number>();
    for (const { cell, count } of recount) {
      const state = cell.split('|')[0] ?? '';
      byState.set(state, (byState.get(state) ?? 0) + count);
    }
    expect(Object.fromEntries(byState)).toEqual({
      success: 774,
      in_process: 18,
      blocked_or_version: 27,
      excluded: 24,
      invalid_number: 49,
      variable_unfilled: 29,
      template_paused: 9,
      too_many_templates: 18,
      system_failure: 27,
    });
    const called = await query(sql<{ people: number }>`
      select count(distinct recipient_id)::int as people from attempt`);
    expect(called.rows[0]?.people).toBe(900);
    const known = await query(sql<{ id: string }>`
      select provider_id as id from attempt where provider_id is not null order by 1`);
    const ledger = app.simulated?.ledger.map(({ wamid }) => wamid).sort();
    expect(known.rows.map(({ id }) => id).sort()).toEqual(ledger);
  } finally {
    await orm.close(true);
  }
}, 230_000);
