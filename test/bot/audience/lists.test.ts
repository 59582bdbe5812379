import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAudiences } from '../../../src/dispatch/audience/create-audiences.ts';
import { openList } from '../../../src/dispatch/audience/list-audience.ts';
import { plainPhones } from '../../support/draft.ts';
import {
  type AudienceWorld,
  createAudienceWorld,
  sharedFile,
  submission,
} from '../support/audience-world.ts';
import { member } from '../support/bot-under-test.ts';

let it: AudienceWorld;
let saidBefore = 0;
beforeAll(async () => {
  it = await createAudienceWorld();
});
beforeEach(() => {
  saidBefore = it.bot.said().length;
});
afterAll(() => it.close());

const fork = () => it.world.orm.em.fork();
const said = (): string => it.bot.said().slice(saidBefore).join('\n');
const viewsOf = (method: string) => it.bot.slack.of(method).map(({ view }) => JSON.stringify(view));
const lastView = (): string => viewsOf('views.update').at(-1) ?? '';
const lists = () => createAudiences(it.world.orm, { defaultCountry: undefined }).lists;

/** The upload form, filled with a file. */
async function upload(change: 'new' | 'replace' | 'append', name: string, text: string): Promise<string> {
  it.files.set(sharedFile('list.csv').url_private_download, text);
  const values = {
    list_name: { name: { type: 'plain_text_input', value: name } },
    recipients: { phones: { type: 'plain_text_input', value: '' } },
    csv_file: { file: { type: 'file_input', files: [sharedFile('list.csv')] } },
  };
  await it.bot.interact(submission('list_upload', values, JSON.stringify({ change, name })));
  return lastView();
}

const csv = (header: string, ...rows: string[]) => [`phone,${header}`, ...rows].join('\n');
const phones = plainPhones(60);
const row = (index: number, rest: string) => `${phones[index]},${rest}`;

async function contentOf(name: string) {
  const { rows } = await sql<{ phone: string; variables: Readonly<Record<string, string>> }>`
    select r.phone, r.variables from saved_list l join saved_list_row r on r.content_id = l.content_id
     where l.name = ${name} order by r.phone`.execute(fork().getKysely());
  return rows;
}

async function leftovers(): Promise<number> {
  const { rows } = await sql`
    select 1 from saved_list_content c where not exists (select 1 from saved_list l where l.content_id = c.id)`.execute(
    fork().getKysely(),
  );
  return rows.length;
}

const offered = async (typed: string) => {
  const answer = await it.bot.interact({
    type: 'block_suggestion',
    user: { id: 'U0ANA', team_id: 'T0TREBLE' },
    action_id: 'saved_list_name',
    block_id: 'saved_list',
    value: typed,
  });
  return JSON.parse(await answer.text());
};

/** The send form with a saved list chosen; the review that it ends in. */
async function reviewOf(listId: number): Promise<string> {
  const { versionId } = await it.world.dispatch.loadConversation('spring_sale_2026');
  const option = (value: number | string) => ({
    text: { type: 'plain_text', text: 'x' },
    value: String(value),
  });
  const values = {
    conversation: { send_conversation: { type: 'external_select', selected_option: option(versionId) } },
    saved_list: { saved_list_name: { type: 'external_select', selected_option: option(listId) } },
  };
  await it.bot.interact(
    submission('send_form', values, JSON.stringify({ channelId: 'C0GROWTH', files: [] })),
  );
  return lastView();
}

describe('a saved list', () => {
  test('is uploaded, looked at, sent to with its variables, and deleted without touching the deployment', async () => {
    await it.bot.command('lists new vips');
    expect(viewsOf('views.open').at(-1)).toContain('"callback_id":"list_upload"');
    const shown = await upload(
      'new',
      'vips',
      csv(
        'first_name,discount',
        row(0, 'Ana,20 %'),
        row(1, 'Beto,30 %'),
        row(0, 'Twice,5 %'),
        'nobody,X,1 %',
      ),
    );
    expect(shown).toContain('*vips* is kept, with 2 users. 4 rows read.');
    expect(shown).toContain('1 row repeated a phone of an earlier row; the first one counts.');
    expect(shown).toContain('1 row is no phone number and was left out: “nobody”');

    await it.bot.command('lists', member);
    expect(viewsOf('views.open').at(-1)).toContain(
      '2 users · variables first_name, discount · changed by <@U0ANA>',
    );
    await it.bot.command('lists show VIPS', member);
    expect(viewsOf('views.open').at(-1)).not.toContain((phones[0] ?? '').slice(1));
    expect(await offered('ip')).toMatchObject({ options: [{ text: { text: 'vips' } }] });

    const { id } = await lists().load('vips');
    const review = await reviewOf(id);
    expect(review).toContain('*Send to 2 users?*');
    expect(review).toContain('vips');
    const draftId = Number(/\\"draftId\\":(\d+)/.exec(review)?.[1]);
    await it.world.dispatch.launch(draftId, 'U0ANA');
    await it.bot.command('lists delete vips');
    expect(said()).toContain('Deleted the list *vips* with 2 users.');
    const { rows } = await sql`
      select phone, variables from recipient where deployment_id = ${draftId} order by phone`.execute(
      fork().getKysely(),
    );
    expect(rows).toEqual([
      { phone: phones[0], variables: { first_name: 'Ana', discount: '20 %' } },
      { phone: phones[1], variables: { first_name: 'Beto', discount: '30 %' } },
    ]);
    expect(await contentOf('vips')).toEqual([]);
    expect(await leftovers()).toBe(0);
  });

  test('is appended to: new phones join, known ones get the new values and keep the others', async () => {
    await upload('new', 'club', csv('first_name', row(0, 'Ana'), row(1, 'Beto')));
    const bystander = await upload('new', 'others', csv('first_name', row(0, 'Ana')));
    expect(bystander).toContain('is kept');
    const shown = await upload(
      'append',
      'club',
      csv('first_name,city', row(1, 'Roberto,Cali'), row(2, 'Caro,Cali')),
    );
    expect(shown).toContain('*club* has 3 users now, 1 more than before.');
    expect(await contentOf('club')).toEqual([
      { phone: phones[0], variables: { first_name: 'Ana' } },
      { phone: phones[1], variables: { first_name: 'Roberto', city: 'Cali' } },
      { phone: phones[2], variables: { first_name: 'Caro', city: 'Cali' } },
    ]);
    expect(await lists().load('club')).toMatchObject({ users: 3, columns: ['first_name', 'city'] });
    expect(await contentOf('others')).toHaveLength(1);
    expect(await leftovers()).toBe(0);
  });

  test('is replaced as a whole', async () => {
    await upload('new', 'weekly', csv('first_name', row(0, 'Ana'), row(1, 'Beto')));
    expect(await upload('replace', 'weekly', csv('city', row(3, 'Cali')))).toContain(
      '*weekly* is replaced and has 1 user now.',
    );
    expect(await contentOf('weekly')).toEqual([{ phone: phones[3], variables: { city: 'Cali' } }]);
    expect(await leftovers()).toBe(0);
  });

  test.each<[string, 'new' | 'replace' | 'append', string, string, RegExp]>([
    ['a name that is taken', 'new', 'Kept', csv('a', row(5, '1')), /There is a list “kept” already/],
    ['a list that is not there', 'append', 'nothing', csv('a', row(5, '1')), /There is no list “nothing”/],
    ['no name', 'new', '  ', csv('a', row(5, '1')), /Expected a name for the list, found none/],
    ['nobody on it', 'replace', 'kept', csv('a', 'x,1'), /Expected at least one phone number, found “x”/],
    ['a file that is no list', 'replace', 'kept', 'a,b\n1,2', /expected a column named/],
    ['a row that breaks it', 'append', 'kept', `${csv('a', row(6, '1'))}\n${phones[7]},"x`, /Row|quote/],
  ])('stays as it is with %s', async (_what, change, name, text, sentence) => {
    if (!(await lists().find('kept', 1)).length) await upload('new', 'kept', csv('a', row(4, '1')));
    expect(await upload(change, name, text)).toMatch(sentence);
    expect(await contentOf('kept')).toEqual([{ phone: phones[4], variables: { a: '1' } }]);
    expect(await leftovers()).toBe(0);
  });

  test('that is changed while a review reads it gives no review', async () => {
    await upload('new', 'moving', csv('first_name', row(0, 'Ana')));
    const { id } = await lists().load('moving');
    const audience = await openList(it.world.orm, id);
    await upload('append', 'moving', csv('first_name', row(1, 'Beto')));
    const read = async () => {
      for await (const rows of audience.rows) expect(rows.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toThrow('The list “moving” was changed while it was read.');
  });

  test.each<[string, RegExp]>([
    ['lists show', /^Which list\? For example: `\/treble lists show vips`/],
    ['lists show nobody', /^There is no list “nobody”\. `\/treble lists` shows those there are\./],
    ['lists append nobody', /^There is no list “nobody”/],
    ['lists drop vips', /^Expected new, show, replace, append or delete, found “drop”/],
  ])('/treble %s is answered with one sentence', async (typed, sentence) => {
    await it.bot.command(typed);
    expect(said()).toMatch(sentence);
  });

  test('is changed by nobody who may only look', async () => {
    await upload('new', 'guarded', csv('first_name', row(0, 'Ana')));
    for (const typed of ['new x', 'append guarded', 'replace guarded', 'delete guarded']) {
      await it.bot.command(`lists ${typed}`, member);
    }
    expect(said().match(/This needs the right to send/g)).toHaveLength(4);
    expect(await contentOf('guarded')).toHaveLength(1);
  });
});
