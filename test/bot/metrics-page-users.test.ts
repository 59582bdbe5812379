import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAt, textAt } from '../../src/bot/payload.ts';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { deploymentStateNames, deploymentStates } from '../../src/entities/deployment-state.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { member } from './support/bot-under-test.ts';

// The metrics page's individual users; each test is named after its sentence.
let world: BotOnDatabase;
let id: number;
const launchedAt = new Date('2026-03-04T09:00:00Z');
const activeAt = new Date('2026-03-04T09:41:30Z');
const cells = [
  [delivered('read', true), 3],
  [delivered('delivered', false), 1],
  [inProcess('queued'), 1],
  [failed('agent_session'), 1],
  [failed('unreachable', '131026'), 1],
  [failed('excluded'), 1],
  [failed('invalid_number'), 1],
  [failed('variable_missing'), 1],
  [failed('template_paused', '132015'), 1],
  [failed('frequency_capped', '131049'), 1],
  [failed('unrecognised', '999999'), 1],
] as const;
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  ({ id } = await givenDeployment(orm, { launchedAt, variables: { name: 'Ana' }, cells }));
  // The first answered and is not through; the second has finished and said their size; the third answered a message without a flow.
  const walk = (row: number, set: string) =>
    sql`update recipient set last_activity_at = ${activeAt}, ${sql.raw(set)} where row_number = ${row}`.execute(
      orm.em.fork().getKysely(),
    );
  await walk(1, `stage = 'in_flow', session = 'bot'`);
  await walk(2, `stage = 'finished', session = 'closed', captured = '{"size": "M"}'`);
  await givenDeployment(orm, { conversation: 'Bystander', cells: [[inProcess('queued'), 9]] });
});
afterAll(() => world.stop());

/** Each user's columns, in the order of the list. */
async function users(): Promise<Readonly<Record<string, string>>[]> {
  await world.bot.command(`users D-${id}`, member);
  const shown = () =>
    listAt(world.view(), 'blocks')
      .map((block) => listAt(block, 'fields').map((field) => (textAt(field, 'text') ?? '').split('\n')))
      .filter((fields) => fields.length > 0)
      .map((fields) => Object.fromEntries(fields.map(([label = '', value = '']) => [label, value])));
  const first = shown();
  await world.pressOn('Next', member);
  return [...first, ...shown()];
}
const column = async (label: string) => (await users()).map((user) => user[`*${label}*`]);

test('“You can see information for each individual user who has been attempted to deploy the conversation”', async () => {
  await world.bot.command(`users D-${id}`, member);
  expect(world.text()).toContain('All users: 13');
  expect(await users()).toHaveLength(13);
});

test('“Phone: the user’s WhatsApp number”, masked for whoever may not see it', async () => {
  const [first, ...others] = await column('Phone');
  expect(first).toBe('+15•••••0001 (row 1)');
  expect(new Set([first, ...others]).size).toBe(13);
});

test('“Deployment date: date in minutes since the conversation was sent”, in the reader’s own zone', async () => {
  const token = `<!date^${launchedAt.getTime() / 1000}^{date_short_pretty} at {time}|`;
  for (const shown of await column('Deployment date')) {
    expect(shown).toContain(token);
    expect(shown).toContain(`(D-${id})`);
  }
});

test('“Deployment status: these are the deployment states mentioned above”', async () => {
  const shown = await column('Deployment status');
  const states = deploymentStateNames.filter((state) => state !== 'cancelled');
  expect(new Set(shown.map((words) => words?.split(':')[0]))).toEqual(
    new Set(states.map((state) => deploymentStates[state].label)),
  );
});

test('“If the user responded to the conversation but hasn’t finished it, the In Flow stage will be shown”', async () => {
  const [inFlow, , answered] = await column('Conversation stage');
  expect([inFlow, answered]).toEqual(['In Flow', 'In Flow']);
});

test('“If the user finished the conversation, the Finished stage will be shown”, and of nobody else', async () => {
  const shown = await column('Conversation stage');
  expect(shown[1]).toBe('Finished');
  expect(shown.filter((stage) => stage === 'Finished')).toHaveLength(1);
  expect(shown.slice(3)).toEqual(Array.from({ length: 10 }, () => '–'));
});

test('“Last activity: date in minutes since the user performed any action in the conversation”', async () => {
  const [first, second, ...others] = await column('Last activity');
  const token = `<!date^${Math.floor(activeAt.getTime() / 1000)}^{date_short_pretty} at {time}|`;
  expect(first).toContain(token);
  expect(second).toContain(token);
  expect(new Set(others)).toEqual(new Set(['–']));
});

test('“Variables: filled when being sent, or captured from responses in the flow”', async () => {
  const [first, second] = await column('Variables');
  expect(first).toBe('name: Ana');
  expect(second).toBe('name: Ana, size: M');
});

test('nothing failed on the way', () => {
  expect(world.bot.log).toEqual([]);
});
