import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { delivered, failed } from '../../src/entities/cell.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { admin, member } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

// The metrics page's three ways in, and its versions, each test named after its sentence.
let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
  const sale = { conversation: 'Spring sale', template: 'spring' };
  await givenDeployment(orm, { ...sale, version: 1, cells: [[delivered('read', false), 7]] });
  await givenDeployment(orm, {
    ...sale,
    version: 2,
    cells: [
      [delivered('read', true), 2],
      [failed('excluded'), 1],
    ],
  });
});
afterAll(() => world.stop());

test('“In the view of all your conversations, you can click on the Metrics button”', async () => {
  await world.bot.command('conversations', member);
  await world.pressOn('Metrics', member);
  expect(world.text()).toContain('*Spring sale · version 2*');
  expect(world.text()).toContain('*Total users*  3');
});

test('“In the conversation editor, you can click on the Metrics button”', async () => {
  await world.bot.command('conversation edit Spring sale');
  await world.pressOn('Metrics');
  expect(world.text()).toContain('*Spring sale · version 2*');
});

test('“After sending a conversation, you can click on the View results button”', async () => {
  const { orm } = world.database;
  const conversations = createConversations(orm);
  const sources = [{ key: 'body.name', text: 'friend' }];
  await conversations.create({ name: 'Greeting', templateId: 'spring', sources, note: '' }, admin);
  const dispatch = createDispatch({
    orm,
    lineIds: ['line-1'],
    defaultCountry: undefined,
    nudge: () => undefined,
  });
  const { versionId } = await dispatch.loadConversation('Greeting');
  const audience = { kind: 'pasted', text: '+12025550123' } as const;
  const { draftId } = await dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: admin });
  await world.bot.interact({
    type: 'view_submission',
    user: { id: admin, team_id: team },
    view: {
      id: 'V1',
      hash: 'h1',
      callback_id: 'send_review',
      private_metadata: JSON.stringify({ draftId }),
      state: { values: {} },
    },
  });
  await world.pressOn('View results');
  expect(world.text()).toContain(`*D-${draftId} · Greeting · version 1*`);
  expect(world.text()).toContain('*Total users*  1');
});

test('“Once you’ve created a conversation, whether inbound or outbound, you’ll want to know how it’s performing”', async () => {
  const { orm } = world.database;
  const cells = [[delivered('read', true), 4]] as const;
  const { id } = await givenDeployment(orm, { conversation: 'Questions', cells });
  await sql`update deployment set kind = 'inbound' where id = ${id}`.execute(orm.em.fork().getKysely());
  await world.bot.command('metrics Questions', member);
  expect(world.text()).toContain('*Questions · version 1*');
  expect(world.text()).toContain('*Total users*  4');
  await world.bot.command('metrics Spring sale', member);
  expect(world.text()).toContain('*Total users*  3');
});

test('/treble metrics shows the current version; another one, or all, can be asked for and picked', async () => {
  const total = async (text: string) => {
    await world.bot.command(text, member);
    return /\*Total users\* {2}(\d+)/.exec(world.text())?.[1];
  };
  expect(await total('metrics Spring sale')).toBe('3');
  expect(await total('metrics Spring sale 1')).toBe('7');
  expect(await total('metrics Spring sale all')).toBe('10');
  await world.bot.press({ id: 'results_version', option: 'version:1:1', by: member, inView: true });
  expect(world.text()).toContain('*Total users*  7');
});

test('two versions can be put side by side', async () => {
  await world.bot.command('metrics Spring sale', member);
  await world.pressOn('Compare versions', member);
  expect(world.text()).toContain(
    'Version 1\\n7","verbatim":true},{"type":"mrkdwn","text":"Version 2\\n3 · −4',
  );
  await world.bot.press({
    id: 'change_comparison:first',
    option: 'oops',
    by: member,
    inView: true,
  });
  expect(world.text()).toContain('These versions cannot be compared any more.');
  await world.bot.press({ id: 'change_comparison:second', option: '1:1:1', by: member, inView: true });
  expect(world.text()).toContain('· same');
});

test('the charts come as a direct message with every figure in words, and nobody’s phone', async () => {
  await world.bot.command('metrics Spring sale', member);
  await world.pressOn('Charts', member);
  expect(world.text()).toContain('The charts are in your direct messages from Treble.');
  const sent = JSON.stringify(world.bot.slack.of('chat.postMessage').at(-1));
  expect(sent.match(/"type":"data_visualization"/g)).toHaveLength(2);
  expect(sent).toContain(
    'From users to responses. Users: Total users 3, Messages sent 2, Delivered 2, Responses 2.',
  );
  expect(sent).toContain('Users by state. Users: Delivered 2, Excluded 1.');
  expect(sent).not.toMatch(/\+?1555\d/);
  expect(world.bot.slack.of('conversations.open').at(-1)).toMatchObject({ users: member });
});

test('nothing failed on the way', () => {
  expect(world.bot.log).toEqual([]);
});
