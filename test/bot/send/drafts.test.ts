import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listAt, textAt, valueAt } from '../../../src/bot/payload.ts';
import { DispatchError } from '../../../src/dispatch/dispatch.ts';
import { createDrafts } from '../../../src/dispatch/review/create-drafts.ts';
import { eraseOld } from '../../../src/dispatch/sweeps.ts';
import { inProcess } from '../../../src/entities/cell.ts';
import { Deployment } from '../../../src/entities/rows/deployment.ts';
import { KeptForm } from '../../../src/entities/rows/kept-form.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { admin, type BotUnderTest, startBot } from '../support/bot-under-test.ts';
import { fakeDispatch, fakeReader } from '../support/far-sides.ts';
import { review, springSale } from './cast.ts';
import { formValues } from './doors.ts';

let database: TestDatabase;
let world: BotUnderTest;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await world.stop();
  await database.orm.em.fork().nativeDelete(KeptForm, {});
  await database.orm.em.fork().nativeUpdate(Deployment, { phase: 'draft' }, { createdBy: 'U0SOMEBODY' });
});

const channel = JSON.stringify({ channelId: 'C0GROWTH', files: [] });
const csv = { id: 'F1', name: 'list.csv', url_private_download: 'https://files.slack.com/F1' };

async function start(lateByMs = 0) {
  world = await startBot({
    context: {
      drafts: createDrafts(database.orm, () => new Date(Date.now() + lateByMs)),
      reader: fakeReader({ deployments: async () => [] }),
      contactLists: async () => [],
      dispatch: fakeDispatch({
        loadVersion: async () => springSale,
        loadReview: async () => review,
        review: async ({ audience }) => {
          if (audience.kind === 'csv') throw new DispatchError('Row 1: expected a phone.');
          return review;
        },
      }),
      files: {
        fetch: async () =>
          (async function* () {
            yield Buffer.from('x');
          })(),
      },
    },
  });
}

const inForm = (values: unknown, metadata = channel, by = admin) => ({
  user: { id: by },
  view: {
    id: 'V1',
    type: 'modal',
    hash: 'h1',
    callback_id: 'send_form',
    private_metadata: metadata,
    state: { values },
  },
});
const choose = (values: unknown, by = admin) =>
  world.interact({
    ...inForm(values, channel, by),
    type: 'block_actions',
    container: { type: 'view', view_id: 'V1' },
    actions: [{ type: 'external_select', action_id: 'send_conversation', block_id: 'conversation' }],
  });
const close = () => world.interact({ ...inForm({}), type: 'view_closed', is_cleared: false });
const submit = (values: unknown, metadata = channel) =>
  world.interact({ ...inForm(values, metadata), type: 'view_submission' });
const pressInForm = (id: string, value: string) =>
  world.interact({
    ...inForm(formValues({})),
    type: 'block_actions',
    container: { type: 'view', view_id: 'V1' },
    actions: [{ type: 'button', action_id: id, block_id: 'b', value }],
  });
const shown = (method: string): string => JSON.stringify(world.slack.of(method).at(-1)?.view);

test('what was chosen and pasted outlives a closed form: offered in Home and at the next send, and put back', async () => {
  await start();
  await world.command('send');
  expect(world.slack.of('views.open')[0]?.view).toMatchObject({ notify_on_close: true });
  expect(shown('views.open')).not.toContain('Continue');
  await choose(formValues({ phones: '+12025550101\n+12025550102' }));
  await close();
  expect(shown('views.publish')).toContain('Continue the form you closed of <!date^');
  expect(shown('views.publish')).toContain('*Spring sale* · 2 lines of recipients');

  await world.command('send');
  expect(shown('views.open')).toContain('Continue the form you closed of <!date^');
  await pressInForm('continue_form', 'form');
  const form = world.slack.of('views.update').at(-1)?.view;
  expect(textAt(form, 'blocks', 0, 'element', 'initial_option', 'value')).toBe('31');
  expect(textAt(form, 'blocks', 1, 'element', 'initial_value')).toBe('+12025550101\n+12025550102');
});

const menu = (action: string, value: string, words: string) => ({
  [action]: { selected_option: { text: { type: 'plain_text', text: words }, value } },
});

test.each([
  { kept: 'a saved list', block: 'saved_list', action: 'saved_list_name', words: 'Customers of Lima' },
  {
    kept: 'an earlier deployment',
    block: 'from_deployment',
    action: 'from_deployment',
    words: 'D-104 · Sale',
  },
  { kept: 'a CRM’s list', block: 'contact_list', action: 'contact_list_name', words: 'HubSpot · News' },
])('$kept that was chosen outlives a closed form', async ({ block, action, words }) => {
  await start();
  await choose({ ...formValues({}), [block]: menu(action, '104', words) });
  await close();
  expect(shown('views.publish')).toContain(words);
  await world.command('send');
  await pressInForm('continue_form', 'form');
  const form = world.slack.of('views.update').at(-1)?.view;
  const again = listAt(form, 'blocks').find((one) => textAt(one, 'block_id') === block);
  expect(textAt(again, 'element', 'initial_option', 'value')).toBe('104');
});

test('which property fills a variable is kept with the list, and forgotten with another list', async () => {
  await start();
  const list = (value: string) => ({
    ...formValues({}),
    contact_list: menu('contact_list_name', value, 'HubSpot · News'),
  });
  const mapping = [{ name: 'city', field: 'town' }];
  await choose(list('hubspot:7'));
  const drafts = createDrafts(database.orm, () => new Date());
  const kept = await drafts.keptForm(admin);
  if (!kept?.audience) throw new Error('Nothing was kept.');
  await drafts.keepForm(admin, { ...kept, audience: { ...kept.audience, mapping } });
  await choose(list('hubspot:7'));
  expect((await drafts.keptForm(admin))?.audience?.mapping).toEqual(mapping);
  await choose(list('hubspot:8'));
  expect((await drafts.keptForm(admin))?.audience?.mapping).toEqual([]);
});

test('a file that was read once need not be given again', async () => {
  await start();
  await submit(formValues({ files: [csv] }));
  await world.command('send');
  expect(shown('views.open')).toContain('list.csv');
  await pressInForm('continue_form', 'form');
  expect(shown('views.update')).toContain('list.csv is used again, unless you choose another.');
  const metadata = textAt(world.slack.of('views.update').at(-1), 'view', 'private_metadata') ?? '';
  world.slack.next('files.info', { ok: true, file: { ...csv, url_private: csv.url_private_download } });
  await submit(formValues({}), metadata);
  expect(world.slack.of('files.info')).toEqual([expect.objectContaining({ file: 'F1' })]);
});

test('once it is reviewed the review is the draft, and the form is no longer kept', async () => {
  await start();
  await choose(formValues({ phones: '+12025550101' }));
  await submit(formValues({ phones: '+12025550101' }));
  expect(await database.orm.em.fork().count(KeptForm)).toBe(0);
});

test('an unsent review is offered to whom it belongs, continued, and discarded; somebody else’s stays', async () => {
  const drafts: number[] = [];
  for (const createdBy of ['U0OTHER', admin]) {
    const { id } = await givenDeployment(database.orm, { phase: 'draft', cells: [[inProcess('queued'), 2]] });
    const stored = { createdBy, importedAt: new Date(), review: { ...review.counts, missingColumns: [] } };
    await database.orm.em.fork().nativeUpdate(Deployment, id, stored);
    drafts.push(id);
  }
  const [others, mine] = drafts;
  await start();
  await world.command('send');
  expect(shown('views.open')).toContain('Continue your draft of <!date^');
  expect(shown('views.open')).toContain('*Spring sale* version 1 · customers.csv · 900 users to send to');
  expect(shown('views.open')).not.toContain(`"${others}"`);
  await pressInForm(`open_review:${mine}`, String(mine));
  expect(shown('views.update')).toContain('Will be sent');

  await pressInForm(`discard_draft:${others}`, String(others));
  expect(shown('views.push')).toContain('somebody else’s');
  await pressInForm(`discard_draft:${mine}`, String(mine));
  expect(shown('views.update')).not.toContain('Continue your draft');
  const left = await database.orm.em.fork().find(Deployment, { phase: 'draft' }, { fields: ['id'] });
  expect(left.map(({ id }) => id)).toEqual([others]);
  expect(shown('views.publish')).toContain('You have no draft.');
});

test('after 24 hours nothing of it is offered, and nothing of it is left', async () => {
  await start(86_400_001);
  await database.orm.em.fork().insert(KeptForm, {
    userId: admin,
    channelId: 'C0GROWTH',
    pasted: '+12025550101',
    keptAt: new Date(Date.now() - 86_400_000),
  });
  await database.orm.em.fork().insert(KeptForm, {
    userId: 'U0BETO',
    channelId: 'C0GROWTH',
    pasted: '+12025550102',
    keptAt: new Date(Date.now() - 3_600_000),
  });
  await world.command('send');
  expect(shown('views.open')).not.toContain('Continue');
  await eraseOld(database.orm);
  const left = await database.orm.em.fork().find(KeptForm, {});
  expect(left.map(({ userId }) => userId)).toEqual(['U0BETO']);
});

test('the workspace’s shortcut opens the form, which then asks for the channel', async () => {
  await start();
  await world.interact({ type: 'shortcut', callback_id: 'send_conversation', user: { id: admin } });
  const blocks = valueAt(world.slack.of('views.open')[0], 'view', 'blocks');
  expect(blocks).toContainEqual(
    expect.objectContaining({
      block_id: 'launch_channel',
      label: expect.objectContaining({ text: 'Channel' }),
    }),
  );
  await world.interact({ type: 'shortcut', callback_id: 'send_conversation', user: { id: 'U0BETO' } });
  expect(shown('views.open')).toContain('This needs the right to send');
});
