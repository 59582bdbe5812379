import { afterAll, beforeAll, expect, test } from 'vitest';
import { Post } from '../../src/entities/rows/post.ts';
import { type GivenDeployment, givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { member } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

let world: BotOnDatabase;
let spring: GivenDeployment;
let bystander: GivenDeployment;
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  spring = await givenDeployment(orm, { conversation: 'Spring sale' });
  bystander = await givenDeployment(orm, { conversation: 'Bystander' });
  const posted = { status: 'posted', attemptedAt: new Date() } as const;
  await orm.em.fork().insertMany(Post, [
    { ...posted, key: `deployment:${spring.id}`, channelId: 'C0GROWTH', ts: '10.1' },
    { ...posted, key: `deployment:${bystander.id}`, channelId: 'C0OTHER', ts: '10.1' },
    { ...posted, key: `deployment:${bystander.id}:direct`, channelId: 'D0BETO', ts: '30.1' },
    { ...posted, key: 'slot:1:2026-03-04', channelId: 'C0GROWTH', ts: '20.1' },
  ]);
});
afterAll(() => world.stop());

const shortcut = (message: Readonly<Record<string, unknown>>, channel = 'C0GROWTH') =>
  world.bot.interact({
    type: 'message_action',
    callback_id: 'show_deployment',
    user: { id: member, team_id: team },
    channel: { id: channel, name: 'growth' },
    message_ts: message.ts,
    message,
    response_url: world.bot.slack.responseUrl,
  });

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['the live message', { ts: '10.1', text: 'whatever' }, 'C0GROWTH'],
  ['an answer in its thread', { ts: '11.5', thread_ts: '10.1', text: 'How does it go?' }, 'C0GROWTH'],
  ['a message that names one deployment', { ts: '50.1', text: 'Look at D-1, please. D-1!' }, 'C0GROWTH'],
])('“Show this deployment” works on %s', async (_story, message, channel) => {
  await shortcut(message, channel);
  expect(world.text()).toContain(`D-${spring.id} · Spring sale · version 1`);
});

test('it works on the launcher’s direct message, and a channel does not borrow another’s time stamps', async () => {
  await shortcut({ ts: '30.1', text: '' }, 'D0BETO');
  expect(world.text()).toContain(`D-${bystander.id} · Bystander`);
  await shortcut({ ts: '10.1', text: '' }, 'C0OTHER');
  expect(world.text()).toContain(`D-${bystander.id} · Bystander`);
});

test.each([
  ['a digest', { ts: '20.1', text: '' }],
  ['two codes', { ts: '51.1', text: 'D-1 or D-2?' }],
])('on %s it says what is expected and opens nothing', async (_story, message) => {
  const before = world.bot.slack.of('views.open').length;
  await shortcut(message);
  expect(world.bot.said().at(-1)).toContain('Expected the message of a deployment, or one in its thread');
  expect(world.bot.slack.of('views.open')).toHaveLength(before);
});
