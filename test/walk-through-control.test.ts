import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { expectExactCounts } from './support/recount.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { submitSendForm } from './support/send-form.ts';
import { SlackPerson } from './support/slack-person.ts';

// Scheduling, testing, holding and correcting, on the product as `npm start` runs it, through the doors of Slack.
let app: SandboxApp;
let ana: SlackPerson;
let growth: string;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  app = await startSandboxApp({ SANDBOX_DELAY_PERCENT: '0', WHATSAPP_MESSAGES_PER_SECOND: '500' });
  database = openDatabase({ url: app.databaseUrl, poolSize: 1 });
  ana = new SlackPerson(app.url, 'U0ANA');
  growth = (await ana.state()).channels.find(({ name }) => name === 'growth')?.id ?? '';
});
afterAll(async () => {
  await database.close();
  await app.close();
});

const head = 'phone,first_name,discount';
/** Type and review a list; the review is on screen then. */
async function review(csv: string) {
  await ana.say(growth, '/treble send spring_sale_2026');
  const file = await ana.upload('list.csv', csv);
  await submitSendForm(ana, 'spring_sale_2026', { file });
  return ana.modal(/Will be sent/);
}

const later = { text: { type: 'plain_text', text: 'Schedule' }, value: 'later' } as const;

async function schedule(csv: string, typed: string): Promise<void> {
  const reviewed = await review(csv);
  await ana.submit(reviewed, {
    when: { choice: { type: 'radio_buttons', selected_option: later } },
    when_moment: { moment: { type: 'plain_text_input', value: typed } },
  });
  const confirm = await ana.modal(/Starts \*/);
  await ana.submit(confirm, {});
  await ana.modal(/is scheduled: it starts/);
}

const passTime = (seconds: number) =>
  sql`update deployment set scheduled_for = now() - ${seconds} * interval '1 second' where phase = 'scheduled'`.execute(
    database.em.fork().getKysely(),
  );

test('a test goes to one number, and its result comes directly', async () => {
  const reviewed = await review(`${head}\n+12025550101,Ana,20 %\n`);
  expect(await ana.press(reviewed, 'Send a test')).toEqual({ ok: true });
  const form = await ana.modal(/to one number/);
  expect(JSON.stringify(form)).toContain('"initial_value":"Ana"');
  const typed = (value: string) => ({ type: 'plain_text_input', value }) as const;
  await ana.submit(form, {
    test_phone: { phone: typed('+12025550144') },
    test_value_0: { value: typed('Ana') },
    test_value_1: { value: typed('20 %') },
  });
  await ana.modal(/to …0144 is on its way/);
  await ana.message('D0ANA', /Test D-\d+ of spring_sale_2026 to …0144: delivered/);
  expect(JSON.stringify((await ana.state()).messages[growth])).not.toContain('0144');
});

test('Schedule waits for its time, shows it in the channel, and starts once', async () => {
  await schedule(`${head}\n+12025550102,Ana,20 %\n+12025550103,Ben,20 %\n`, 'tomorrow 9:00');
  await ana.message(growth, /Scheduled.*Send now.*Change time.*Cancel/);
  await passTime(1);
  const live = await ana.message(growth, /D-\d+ spring_sale_2026: 2 of 2 users delivered/);
  expect(live.edited).toBeDefined();
});

test('a missed time is asked about, and Send now sends it', async () => {
  await schedule(`${head}\n+12025550104,Ana,20 %\n`, 'in 2 hours');
  await passTime(600);
  const live = await ana.message(growth, /Not started.*Nothing was running at that time/);
  await ana.press(live, 'Send now');
  await ana.message(growth, /1 of 1 user delivered/);
});

test('failed rows are corrected and sent to, without leaving Slack', async () => {
  const reviewed = await review(`${head}\n+12025550105,Ana,20 %\n+12025550106,,20 %\n`);
  await ana.submit(reviewed, {});
  const live = await ana.message(growth, /1 of 2 users delivered, 0 in process, 1 failed/);
  await ana.press(live, 'Failed users');
  await ana.press(await ana.modal(/could not be reached/), 'Send corrected rows');
  const form = await ana.modal(/1 row of .* can be corrected/);
  const file = await ana.upload('corrected.csv', `Treble row,${head}\n3,+12025550106,Ben,20 %\n`);
  await ana.submit(form, { corrected_file: { file: { type: 'file_input', files: [{ id: file }] } } });
  await ana.submit(await ana.modal(/Send to 1 user\?/), {});
  await ana.modal(/1 user of .* is queued with the corrected rows/);
  await ana.message(growth, /2 of 2 users delivered, 0 in process, 0 failed/);
  await expectExactCounts(database);
});
