import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { englishUses } from '../../src/entities/language/english-uses.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { createReportKinds } from '../../src/reports/report-kinds.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { admin } from './support/bot-under-test.ts';
import { unmarkedIn } from './support/unmarked.ts';

// In a language in which every text of the catalogues is marked, what is not marked was said past them.
let world: BotOnDatabase;
beforeAll(async () => {
  vi.spyOn(tongues.pt, 'translate').mockImplementation((key) => `⟦${englishUses[key] ?? key}⟧`);
  world = await startBotOnDatabase();
  world.bot.slack.person(admin, { locale: 'pt-BR' });
  const { orm } = world.database;
  await givenDeployment(orm, {
    conversation: 'Conv-1',
    template: 'tpl-1',
    cells: [[delivered('read', true), 3]],
  });
  await givenDeployment(orm, {
    conversation: 'Conv-1',
    template: 'tpl-1',
    version: 2,
    holds: { paused_by_person: 'Paused by a person.' },
    cells: [
      [delivered('read', true), 9],
      [inProcess('sent', true), 9],
      [inProcess('unknown'), 1],
      [failed('agent_session'), 8],
      [failed('unreachable', '131026'), 7],
      [failed('excluded'), 6],
      [failed('invalid_number', '131021'), 5],
      [failed('variable_missing', '132000'), 4],
      [failed('template_paused', '132015'), 3],
      [failed('frequency_capped', '131049'), 2],
      [failed('unrecognised', '999999'), 1],
    ],
  });
  await sql`update template set status = 'PAUSED', status_reason = 'WhatsApp paused the template.'`.execute(
    orm.em.fork().getKysely(),
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.stop();
});

type Step = (does: BotOnDatabase) => Promise<unknown>;
const typed =
  (words: string): Step =>
  ({ bot }) =>
    bot.command(words);
const thenPressed =
  (words: string, ...buttons: readonly string[]): Step =>
  async (does) => {
    await does.bot.command(words);
    for (const button of buttons) await does.pressOn(`⟦${button}⟧`);
  };

/** What the person reads before anything is sent, and where it stands afterwards. */
const review: Step = async ({ bot, database: { orm } }) => {
  await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
  const lines = { lineIds: ['line-1'], defaultCountry: undefined, nudge: () => undefined };
  const dispatch = createDispatch({ orm, ...lines });
  const { versionId } = await dispatch.loadConversation('Conv-1');
  const audience = { kind: 'pasted', text: '+12025550123\n+12025550123\n+1' } as const;
  const { draftId } = await dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: admin });
  await bot.press({ id: 'open_review', value: String(draftId), inView: true });
};

const screens: readonly (readonly [name: string, step: Step])[] = [
  ['help', typed('help')],
  ['an unknown command', typed('metrix')],
  ['the results of a deployment', typed('metrics D-2')],
  ['the results of a conversation, with its versions', typed('metrics Conv-1')],
  ['the charts', thenPressed('metrics D-2', 'Charts')],
  ['two versions side by side', thenPressed('metrics Conv-1', 'Compare versions')],
  ['a figure’s users', thenPressed('metrics D-2', 'See users')],
  ['the failures', typed('failures D-2')],
  ['the template', thenPressed('failures D-2', 'Open template')],
  ['the users', typed('users D-2')],
  ['the filter of users', thenPressed('users D-2', 'Filter')],
  ['a user’s history', thenPressed('users D-2', 'History')],
  ['a number without history', typed('history +12025550188')],
  ['the status', typed('status D-2')],
  ['the deployments', typed('deployments')],
  ['the conversations', typed('conversations')],
  ['the conversation editor', typed('conversation edit Conv-1')],
  ['a new conversation', typed('conversation new')],
  ['the versions', thenPressed('conversation edit Conv-1', 'Versions')],
  ['the templates', typed('templates')],
  ['the send form', typed('send')],
  ['the review of a list', review],
  ['the lists', typed('lists')],
  ['the exclusions', typed('exclude list')],
  ['the test numbers', typed('testnumbers')],
  ['the incidents', typed('incidents')],
  ['the subscriptions', typed('subscriptions')],
  ['the roles', typed('roles')],
  ['the audit', typed('audit')],
  ['the schedule', typed('schedule D-2')],
  ['the speed', typed('speed D-2 10')],
  ['the flow editor', typed('flow Conv-1')],
  ['a pause', typed('pause D-2')],
  ['a retry', typed('retry D-2')],
  ['the freeze', typed('freeze')],
  ['Home', ({ bot }) => bot.event({ type: 'app_home_opened', user: admin, channel: 'D0', tab: 'home' })],
];

test.each(screens)('%s: everything is said through the catalogues', async (_name, step) => {
  const before = world.bot.slack.calls.length;
  await step(world);
  const calls = world.bot.slack.calls.slice(before).filter(({ method }) => method !== 'users.info');
  expect(calls.length).toBeGreaterThan(0);
  expect(JSON.stringify(calls)).toContain('⟦');
  expect(unmarkedIn(calls)).toEqual([]);
});

test('the live message and every report are said through the catalogues', async () => {
  const reader = createMetricsReader(world.database.orm);
  const line = await reader.deployment(2);
  if (!line) throw new Error('There is no such deployment.');
  const reports = createReportKinds(reader);
  await speaking(tongues.pt, async () => {
    expect(unmarkedIn(composeDeploymentMessage(line))).toEqual([]);
    for (const report of reports.names) {
      const order = { report, at: new Date('2026-03-04T12:00:00Z'), zone: 'UTC', deploymentId: 2 };
      expect(unmarkedIn((await reports.compose(order)).document), report).toEqual([]);
    }
  });
});
