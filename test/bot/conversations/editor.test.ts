import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Template } from '../../../src/entities/rows/template.ts';
import { givenDeployment } from '../../support/given.ts';
import { type BotOnDatabase, chosen, startBotOnDatabase, typed } from '../support/bot-on-database.ts';
import { admin, member } from '../support/bot-under-test.ts';
import { team } from '../support/fake-slack.ts';

let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
  await givenDeployment(world.database.orm, { conversation: 'Spring sale', template: 'spring' });
  const template = { gateway: 'whatsapp', accountId: 'account-1', language: 'en', category: 'MARKETING' };
  await world.database.orm.em.fork().insert(Template, {
    ...template,
    id: 'offer',
    name: 'offer',
    status: 'APPROVED',
    definition: {
      format: 'named',
      header: { kind: 'text', text: 'For {{1}}' },
      body: 'Hi {{first_name}}, take {{discount}} off.',
      footer: 'Reply STOP',
      buttons: [{ index: 0, kind: 'url', text: 'Shop', url: 'https://shop.example/{{1}}' }],
    },
  });
});
afterAll(() => world.stop());

const offer = chosen('editor_template', 'offer', 'external_select');
const current = () => world.bot.command('conversation edit Spring sale');
const fallback = (words: string | null) => ({ 'fallback:body.name': typed('editor_fallback', words) });

async function versionsOf(name: string) {
  const { rows } = await sql<{ number: number; by: string | null; note: string | null; variables: unknown }>`
    select v.number, v.created_by as by, v.note, v.variables from conversation_version v
      join conversation c on c.id = v.conversation_id where c.name = ${name} order by v.number`.execute(
    world.database.orm.em.fork().getKysely(),
  );
  return rows;
}

test('/treble conversation new with a name begins with it', async () => {
  await world.bot.command('conversation new Black Friday');
  expect(world.text()).toContain('"initial_value":"Black Friday"');
});

test('a new conversation: the template’s variables appear when it is chosen, with a preview that follows the fields', async () => {
  await world.bot.command('conversation new');
  expect(world.view()).toMatchObject({ title: { text: 'New conversation' }, submit: { text: 'Save' } });
  await world.change('template', offer, { name: typed('editor_name', 'Offer') });
  const fields = world.text();
  for (const label of ['{{1}} in the header', 'first_name', 'discount', '{{1}} in the button Shop']) {
    expect(fields).toContain(`"${label} comes from"`);
  }
  expect(fields).toContain('Hi ‹first_name›, take ‹discount› off.');
  expect(fields).toContain('"For ‹1›\\n"');

  await world.change('from:body.discount', chosen('editor_from', 'text'), { template: offer });
  expect(world.text()).toContain('"Fixed text for discount"');
  const filled = {
    template: offer,
    'column:body.first_name': typed('editor_value', 'customer'),
    'fallback:body.first_name': typed('editor_fallback', 'friend'),
  };
  await world.change('text:body.discount', typed('editor_value', '15 %'), filled);
  expect(world.text()).toContain('Hi ‹customer›, take 15 % off.');
  expect(world.text()).toContain('Hi friend, take 15 % off.');

  const answer = await world.submit({ ...filled, name: typed('editor_name', 'Offer') });
  expect(answer).toContain('Saving');
  expect(world.text()).toContain('*Offer* is ready as version 1.');
  expect(await versionsOf('Offer')).toEqual([
    {
      number: 1,
      by: admin,
      note: 'Changed: created.',
      variables: [
        { key: 'header.1', column: '1' },
        { key: 'body.first_name', column: 'customer', fallback: 'friend' },
        { key: 'body.discount', text: '15 %' },
        { key: 'button.0.1', column: '1' },
      ],
    },
  ]);
});

test('the templates are offered while a person types, to those who may edit', async () => {
  const ask = async (by: string) =>
    (
      await world.bot.interact({
        type: 'block_suggestion',
        action_id: 'editor_template',
        block_id: 'template',
        value: 'off',
        user: { id: by, team_id: team },
      })
    ).text();
  expect(await ask(admin)).toContain('"value":"offer"');
  expect(await ask(member)).toBe('{"options":[]}');
});

test('a form with mistakes says under each field what to do, and nothing is saved', async () => {
  await current();
  const answer = await world.submit({
    name: typed('editor_name', ' '),
    'column:body.name': typed('editor_value', null),
    ...fallback('two\nlines'),
  });
  expect(JSON.parse(answer)).toMatchObject({
    response_action: 'errors',
    errors: {
      name: 'Type a name for the conversation.',
      'column:body.name': 'Type the name of the column.',
      'fallback:body.name': expect.stringContaining('Expected no line breaks'),
    },
  });
  expect(await versionsOf('Spring sale')).toHaveLength(1);
});

test('a saved edit is version 2, an unchanged form makes none, and Versions tells author, date and note', async () => {
  await current();
  await world.submit({});
  expect(world.text()).toContain('Nothing differs from version 1 of *Spring sale*');
  expect(await versionsOf('Spring sale')).toHaveLength(1);

  await current();
  expect(world.text()).toContain('You are editing version 1.');
  await world.submit({ ...fallback('friend'), note: typed('editor_note', 'Kinder <words>') });
  expect(world.text()).toContain('*Spring sale* is saved as version 2.');
  expect(await versionsOf('Spring sale')).toMatchObject([{ number: 1 }, { number: 2, by: admin }]);

  await world.pressOn('Versions', member);
  expect(world.text()).toMatch(
    /\*Version 2\* · <!date\^\d+\^[^>]+> · by <@U0ANA> · template spring\\nKinder &lt;words&gt;/,
  );
});

test('when two people edit at once the second is told, keeps every word, and may save on purpose', async () => {
  await current();
  const beto = world.view();
  await world.submit(fallback('Ana’s words'));
  await world.submit({ ...fallback('Beto’s words'), note: typed('editor_note', 'Mine') }, 'U0CARLA', beto);
  expect(await versionsOf('Spring sale')).toHaveLength(3);
  // U0CARLA may not edit at all: the refusal comes before anything is looked at.
  expect(world.text()).toContain('needs the right to send and control');

  await world.submit({ ...fallback('Beto’s words'), note: typed('editor_note', 'Mine') }, admin, beto);
  expect(await versionsOf('Spring sale')).toHaveLength(3);
  const told = world.text();
  expect(told).toContain('<@U0ANA> made version 3 while you were editing');
  expect(told).toContain('"initial_value":"Beto’s words"');
  expect(told).toContain('"initial_value":"Mine"');
  await world.submit({});
  expect(world.text()).toContain('saved as version 4');
  expect((await versionsOf('Spring sale')).at(-1)).toMatchObject({
    note: 'Mine',
    variables: [{ key: 'body.name', column: 'name', fallback: 'Beto’s words' }],
  });
});

test('what the store refuses brings the form back with every word and the reason', async () => {
  await current();
  await world.submit({ name: typed('editor_name', 'OFFER'), note: typed('editor_note', 'Renamed') });
  expect(world.text()).toContain('There is a conversation named “OFFER” already.');
  expect(world.text()).toContain('"initial_value":"OFFER"');
  expect(world.text()).toContain('"initial_value":"Renamed"');
});

test('the list leads to editing and archiving; the archived are listed apart and come back', async () => {
  await world.bot.command('conversations', member);
  expect(world.text()).toContain('*Offer*');
  await world.pressOn('Archive', admin, 0);
  expect(world.text()).not.toContain('*Offer*');
  await world.pressOn('Archived', member);
  expect(world.text()).toContain('1 archived conversation. It is not offered for sending');
  await world.pressOn('Restore', member);
  expect(world.text()).toContain('needs the right to send and control');
  await world.bot.command('conversations');
  await world.pressOn('Archived');
  await world.pressOn('Restore');
  expect(world.text()).toContain('No conversation is archived.');
  await world.bot.command('conversations');
  await world.pressOn('Edit', admin, 0);
  expect(world.view()).toMatchObject({ title: { text: 'Edit conversation' } });
  expect(world.text()).toContain('"initial_value":"Offer"');
});

test('making, editing, archiving and restoring are on record with who did it', async () => {
  const { rows } = await sql<{ act: string; actor: string }>`
    select distinct act, actor from audit_entry order by act`.execute(
    world.database.orm.em.fork().getKysely(),
  );
  expect(rows.map(({ act, actor }) => `${actor} ${act}`)).toEqual([
    'U0ANA conversation.archive',
    'U0ANA conversation.create',
    'U0ANA conversation.edit',
    'U0ANA conversation.restore',
  ]);
});

test.each([
  [
    'conversation',
    'Expected new or edit, found nothing. For example: `/treble conversation edit spring_sale`',
  ],
  ['conversation delete x', 'Expected new or edit, found “delete”.'],
  ['conversation edit', 'Which conversation?'],
  [
    'conversation edit nothing',
    'There is no conversation named “nothing”. `/treble conversations` lists them.',
  ],
])('/treble %s is answered with a sentence', async (text, sentence) => {
  await world.bot.command(text);
  expect(world.bot.said().at(-1)).toContain(sentence);
});

test('a member may not open the editor', async () => {
  await world.bot.command('conversation new', member);
  expect(world.bot.said().at(-1)).toContain('This needs the right to send and control deployments.');
});

test('nothing failed on the way', () => {
  expect(world.bot.log).toEqual([]);
});
