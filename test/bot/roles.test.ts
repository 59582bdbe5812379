import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationActionId, groupsActionId } from '../../src/bot/roles/give-role-form.ts';
import { excludeFailedId } from '../../src/bot/views/exclude-repair.ts';
import { failed, inProcess } from '../../src/entities/cell.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, chosen, startBotOnDatabase, typed } from './support/bot-on-database.ts';
import { admin, member } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';
import { viewWith } from './support/shown-view.ts';

let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
});
afterAll(() => world.stop());

const queued = inProcess('queued');
const other = 'U0EVA';
const people = (...ids: string[]) => ({ people: { type: 'multi_users_select', selected_users: ids } });
const groups = (...ids: string[]) => ({
  [groupsActionId]: { type: 'multi_external_select', selected_options: ids.map((value) => ({ value })) },
});

async function give(given: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<string> {
  await world.bot.command('roles');
  await world.pressOn('Give a role');
  return world.submit(given);
}

const phase = async (id: number): Promise<unknown> => {
  const held = await sql`select kind from hold where deployment_id = ${id}`.execute(
    world.database.orm.em.fork().getKysely(),
  );
  return held.rows;
};

const audited = async (act: string) => {
  const { rows } = await sql<{ actor: string; subject: string; detail: unknown }>`
    select actor, subject, detail from audit_entry where act = ${act} order by id`.execute(
    world.database.orm.em.fork().getKysely(),
  );
  return rows;
};

test('a role for one channel and conversation is given, counts at the next press, and is taken away', async () => {
  const ours = await givenDeployment(world.database.orm, { channelId: 'C0GROWTH', cells: [[queued, 2]] });
  const elsewhere = await givenDeployment(world.database.orm, {
    channelId: 'C0SUPPORT',
    cells: [[queued, 2]],
  });
  const another = await givenDeployment(world.database.orm, {
    channelId: 'C0GROWTH',
    conversation: 'Winter sale',
    template: 'winter',
    cells: [[queued, 2]],
  });
  await world.bot.command(`pause D-${ours.id}`, member);
  expect(world.bot.said().at(-1)).toBe('This needs the right to send and control deployments. Ask <@U0ANA>.');

  await give({
    role: chosen('role', 'sender'),
    people: people(member),
    channel: { channel: { type: 'conversations_select', selected_conversation: 'C0GROWTH' } },
    about: chosen(conversationActionId, String(ours.conversationId), 'external_select'),
  });
  for (const { id } of [ours, elsewhere, another]) await world.bot.command(`pause D-${id}`, member);
  expect(await phase(ours.id)).toEqual([{ kind: 'paused_by_person' }]);
  expect(await phase(elsewhere.id)).toEqual([]);
  expect(await phase(another.id)).toEqual([]);
  expect(world.bot.said().at(-1)).toBe(
    'You have this right, but not for this conversation in this channel. Ask <@U0ANA>.',
  );

  await world.bot.command('roles');
  expect(world.text()).toContain('*Sender*: <@U0BETO>, for *Spring sale* in <#C0GROWTH>. Given by <@U0ANA>.');
  await world.pressOn('Take away');
  expect(world.text()).toContain('Taken away: *Sender*: <@U0BETO>');
  await world.bot.command(`resume D-${ours.id}`, member);
  expect(await phase(ours.id)).toEqual([{ kind: 'paused_by_person' }]);
  const after = {
    holder: member,
    role: 'sender',
    channelId: 'C0GROWTH',
    conversationId: ours.conversationId,
  };
  expect(await audited('role.give')).toEqual([
    { actor: 'U0ANA', subject: `holder:${member}`, detail: { before: null, after } },
  ]);
  expect(await audited('role.take')).toEqual([
    { actor: 'U0ANA', subject: `holder:${member}`, detail: { before: after, after: null } },
  ]);
});

test('a role for one channel excludes nobody of a deployment of another', async () => {
  const keeper = 'U0CARLA';
  const capped = failed('frequency_capped', '131049');
  const [ours, elsewhere] = await Promise.all(
    ['C0GROWTH', 'C0SUPPORT'].map((channelId) =>
      givenDeployment(world.database.orm, { channelId, cells: [[capped, 1]] }),
    ),
  );
  await give({
    role: chosen('role', 'sender'),
    people: people(keeper),
    channel: { channel: { type: 'conversations_select', selected_conversation: 'C0GROWTH' } },
  });
  for (const deployment of [elsewhere, ours]) {
    const value = `${deployment?.id}|${capped.state}`;
    await world.bot.press({ id: `${excludeFailedId}:x`, value, by: keeper });
  }
  expect(world.bot.said().at(-2)).toContain('but not for this conversation in this channel');
  expect(world.bot.said().at(-1)).toContain('Excluded 1 phone');
  const acts = await audited('exclusion.add_failed');
  expect(acts.map(({ actor }) => actor)).toEqual([keeper]);
});

test('a role for one conversation changes no flow of another', async () => {
  const { orm } = world.database;
  const ours = await givenDeployment(orm, { conversation: 'Ours', template: 'ours' });
  await givenDeployment(orm, { conversation: 'Theirs', template: 'theirs' });
  await give({
    role: chosen('role', 'sender'),
    people: people(member),
    about: chosen(conversationActionId, String(ours.conversationId), 'external_select'),
  });
  const change = async (name: string) => {
    await world.bot.command(`flow ${name}`, member);
    await world.submit({ flow_source: typed('flow_source', 'steps: [{message: Hi}]') }, member);
    await world.submit({}, member);
  };
  await change('Theirs');
  expect(world.text()).toContain('not for this conversation');
  await change('Ours');
  expect(world.text()).toContain('*Ours* is saved as version 2.');
  await world.bot.command('flow Ours', member);
  const { rows } = await sql<{ flow: string | null }>`
    select v.flow from conversation_version v join conversation c on c.id = v.conversation_id
     where c.name = 'Theirs'`.execute(orm.em.fork().getKysely());
  expect(rows).toEqual([{ flow: null }]);
});

test('a role for one conversation takes away no flow of another', async () => {
  const { orm } = world.database;
  const ours = await givenDeployment(orm, { conversation: 'Summer', template: 'summer' });
  const theirs = await givenDeployment(orm, { conversation: 'Autumn', template: 'autumn' });
  for (const name of ['Summer', 'Autumn']) {
    await world.bot.command(`flow ${name}`);
    await world.submit({ flow_source: typed('flow_source', 'steps: [{message: Hi}]') });
    await world.submit({});
  }
  await give({
    role: chosen('role', 'sender'),
    people: people(member),
    about: chosen(conversationActionId, String(ours.conversationId), 'external_select'),
  });
  const newestFlow = async (conversationId: number) => {
    const { rows } = await sql<{ number: number; flow: string | null }>`
      select number, flow from conversation_version where conversation_id = ${conversationId}
       order by number desc limit 1`.execute(orm.em.fork().getKysely());
    return rows[0];
  };
  await world.bot.command('flow Autumn', member);
  await world.pressOn('Remove the flow', member);
  expect(world.text()).toContain('not for this conversation');
  expect(await newestFlow(theirs.conversationId)).toEqual({ number: 2, flow: 'steps: [{message: Hi}]' });
  await world.bot.command('flow Summer', member);
  await world.pressOn('Remove the flow', member);
  expect(await newestFlow(ours.conversationId)).toEqual({ number: 3, flow: null });
});

test('a user group has a role as long as the person is in it', async () => {
  const { id } = await givenDeployment(world.database.orm, { cells: [[queued, 2]] });
  await give({ role: chosen('role', 'sender'), groups: groups('S0SUPPORT') });
  world.bot.slack.next('usergroups.users.list', { ok: true, users: ['U0NOBODY'] });
  await world.bot.command(`pause D-${id}`, other);
  expect(await phase(id)).toEqual([]);
  for (const _press of ['at the press', 'at the deployment'])
    world.bot.slack.next('usergroups.users.list', { ok: true, users: [other] });
  await world.bot.command(`pause D-${id}`, other);
  expect(await phase(id)).toEqual([{ kind: 'paused_by_person' }]);
});

test('a role helps neither guests nor people of other organisations', async () => {
  const guest = 'U0GUEST';
  await give({ role: chosen('role', 'admin'), people: people(guest) });
  world.bot.slack.person(guest, { is_restricted: true });
  await world.bot.command('freeze wrong price', guest);
  expect(world.bot.said().at(-1)).toBe('This app is not open to guests. Ask <@U0ANA>.');
});

test('no role is given to a guest or a bot, and nobody gets one beside them', async () => {
  world.bot.slack.person('U0GUEST2', { is_ultra_restricted: true });
  world.bot.slack.person('U0ROBOT', { is_bot: true });
  const before = (await audited('role.give')).length;
  await give({ role: chosen('role', 'agent'), people: people('U0GUEST2', member, 'U0ROBOT') });
  expect(world.text()).toContain(
    'No role was given: <@U0GUEST2>, <@U0ROBOT> may not use this app. Choose full members of this workspace.',
  );
  expect((await audited('role.give')).length).toBe(before);
});

test('the list that the form was opened from shows the role at once', async () => {
  await world.bot.command('roles');
  await world.pressOn('Give a role');
  const form = {
    ...viewWith(world.view(), { role: chosen('role', 'agent'), people: people('U0NEW') }),
    id: 'V2',
  };
  await world.bot.interact({ type: 'view_submission', user: { id: admin, team_id: team }, view: form });
  const updates = world.bot.slack.of('views.update').slice(-2);
  expect(updates.map(({ view_id }) => view_id)).toEqual(['V2', 'V1']);
  expect(world.text()).toContain('*Agent*: <@U0NEW>, everywhere.');
});

test('only admins manage roles, and a form without role or holder says what is missing', async () => {
  await world.bot.command('roles', member);
  expect(world.bot.said().at(-1)).toBe('This needs the right to manage the app. Ask <@U0ANA>.');
  expect(await give({ role: chosen('role', 'sender') })).toContain('Choose a person or a user group.');
});
