import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outlineView } from '../../src/bot/flows/outline-view.ts';
import { parseFlow } from '../../src/flows/parse-flow.ts';
import { validateView } from '../../src/sandbox/slack/validate-blocks.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, chosen, startBotOnDatabase, typed } from './support/bot-on-database.ts';

let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
  await givenDeployment(world.database.orm, { conversation: 'Spring sale', template: 'spring' });
});
afterAll(() => world.stop());

const versions = async () =>
  (
    await sql<{ number: number; note: string | null; flow: string | null }>`
      select number, note, flow from conversation_version order by number`.execute(
      world.database.orm.em.fork().getKysely(),
    )
  ).rows;

const good = 'steps:\n  - step: ask\n    question: Hello {{first_name}}, sure?\n    buttons: [Yes, No]\n';

test('a flow is typed, told what is wrong with its place, shown in words, and saved as a new version', async () => {
  await world.bot.command('flow Spring sale');
  expect(world.view()).toMatchObject({ title: { text: 'Flow' }, submit: { text: 'Check' } });
  await world.submit({ flow_source: typed('flow_source', 'steps:\n  - mesage: Hi\n') });
  expect(world.text()).toContain('Line 2, column 5: Expected what the step does');
  expect(world.text()).toContain('mesage');

  await world.submit({ flow_source: typed('flow_source', good.replace('}}', '')) });
  expect(world.text()).toContain('Line 3, column 15: Expected a variable such as {{first_name}}');

  await world.submit({ flow_source: typed('flow_source', good) });
  expect(world.view()).toMatchObject({ title: { text: 'Check the flow' }, submit: { text: 'Save' } });
  expect(world.text()).toContain('*1. ask*');
  expect(world.text()).toContain('asks “Hello {{first_name}}, sure?”');
  expect(world.text()).toContain('The list has to bring: first_name.');
  expect(await versions()).toHaveLength(1);

  expect(await world.submit({})).toContain('Saving');
  expect(world.text()).toContain('*Spring sale* is saved as version 2.');
  expect(await versions()).toMatchObject([
    { number: 1, flow: null },
    { number: 2, flow: good, note: 'Changed: flow added.' },
  ]);
});

test('the editor leads to the flow, a ready one fills the field, and an edit of the template keeps the flow', async () => {
  await world.bot.command('conversation edit Spring sale');
  await world.pressOn('Flow');
  expect(world.text()).toContain('Hello {{first_name}}, sure?');
  await world.change('flow_gallery', chosen('flow_gallery', 'satisfaction'));
  expect(world.text()).toContain('How satisfied are you with your order?');
  await world.bot.command('conversation edit Spring sale');
  await world.submit({ name: typed('editor_name', 'Autumn sale') });
  expect((await versions()).at(-1)).toMatchObject({ number: 3, flow: good });
});

test('of two people who change a flow at once, the second one is told', async () => {
  await world.bot.command('flow Autumn sale');
  await world.submit({ flow_source: typed('flow_source', 'steps: [{message: One}]') });
  const first = world.view();
  await world.bot.command('flow Autumn sale');
  await world.submit({ flow_source: typed('flow_source', 'steps: [{message: Two}]') });
  await world.submit({});
  await world.submit({}, undefined, first);
  expect(world.text()).toContain('made version 4 while you were editing. Nothing was saved');
  expect((await versions()).at(-1)).toMatchObject({ number: 4, flow: 'steps: [{message: Two}]' });
});

test('a flow is taken away as a new version, and a conversation without one offers no such button', async () => {
  await world.bot.command('flow Autumn sale');
  await world.pressOn('Remove the flow');
  expect(world.text()).toContain('*Autumn sale* is saved as version 5.');
  expect((await versions()).at(-1)).toMatchObject({
    number: 5,
    flow: null,
    note: 'Changed: flow removed.',
  });
  await world.bot.command('flow Autumn sale');
  expect(world.text()).not.toContain('Remove the flow');
});

test('what was saved is in the audit also when Slack does not take the last window', async () => {
  await world.bot.command('flow Autumn sale');
  await world.submit({ flow_source: typed('flow_source', good) });
  world.bot.slack.next('views.update', { ok: false, error: 'internal_error' });
  await world.submit({});
  const { number } = (await versions()).at(-1) ?? {};
  const { rows } = await sql<{ detail: unknown }>`
    select detail from audit_entry where act = 'conversation.flow' order by id desc limit 1`.execute(
    world.database.orm.em.fork().getKysely(),
  );
  expect(rows).toEqual([{ detail: { before: Number(number) - 1, after: number } }]);
});

test('what somebody typed mentions nobody in what is said to a person who closed the window', async () => {
  const said = async (source: string) => {
    await world.bot.command('flow Autumn sale');
    world.bot.slack.next('views.update', { ok: false, error: 'not_found' });
    await world.submit({ flow_source: typed('flow_source', source) });
    return String(world.bot.slack.of('chat.postMessage').at(-1)?.text);
  };
  expect(await said('steps: [{message: Hi, go: "<!channel>"}]')).toContain('&lt;!channel&gt;');
  await world.bot.command('conversation edit Autumn sale');
  await world.submit({ name: typed('editor_name', 'Autumn <!here>') });
  await world.bot.command('flow Autumn <!here>');
  world.bot.slack.next('views.update', { ok: false, error: 'not_found' });
  await world.submit({ flow_source: typed('flow_source', 'steps: [{message: One}]') });
  expect(world.bot.slack.of('chat.postMessage').at(-1)?.text).toContain(
    'The flow of Autumn &lt;!here&gt; can',
  );
});

test('a step with more ways out than a section holds is shown as far as it fits', () => {
  const ways = Array.from(
    { length: 40 },
    (_way, index) => `{variable: a, is: ${'x'.repeat(90)}${index}, go: b}`,
  );
  const parsed = parseFlow(
    `steps:\n  - step: a\n    when: [${ways.join(', ')}]\n  - {step: b, message: Hi}\n`,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const view = outlineView(1, parsed.flow, false);
  expect(validateView(view)).toEqual([]);
  expect(JSON.stringify(view)).toMatch(/and \d+ more lines/);
});
