import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyPreferences } from '../../../src/dispatch/audience/opt-outs.ts';
import { Exclusion } from '../../../src/entities/rows/exclusion.ts';
import { PhoneReader } from '../../../src/sources/phone-number.ts';
import { freshPhones, plainPhones } from '../../support/draft.ts';
import {
  type AudienceWorld,
  createAudienceWorld,
  sharedFile,
  submission,
} from '../support/audience-world.ts';
import { member } from '../support/bot-under-test.ts';

let it: AudienceWorld;
const fresh = freshPhones();
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
const masked = (phone: string) => `${phone.slice(0, 3)}•••••${phone.slice(-4)}`;
const rowsOf = (phones: readonly string[]) =>
  fork().find(Exclusion, { phone: { $in: [...phones] } }, { orderBy: { phone: 1 } });

async function reviewed(phones: readonly string[]) {
  const { versionId } = await it.world.dispatch.loadConversation('spring_sale_2026');
  const text = ['phone,first_name,discount', ...phones.map((phone) => `${phone},Ana,20 %`)].join('\n');
  const audience = { kind: 'pasted', text } as const;
  return it.world.dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' });
}

async function audits(act: string) {
  const { rows } = await sql<{ detail: Readonly<Record<string, unknown>> | null }>`
    select detail from audit_entry where act = ${act} order by id desc`.execute(fork().getKysely());
  return rows;
}

const optOut = (phone: string, at: Date) =>
  fork().transactional((em) =>
    applyPreferences(em, [{ kind: 'preference', phone: phone.slice(1), value: 'stop', at }]),
  );

describe('/treble exclude add', () => {
  test('keeps phones from being sent to, with the reason, the author and the end, noted in the audit', async () => {
    const phones = fresh(3);
    const [first = '', second = ''] = phones;
    await it.bot.command(`exclude add ${first} ${second} Asked us to stop until 2099-12-31`);
    expect(said()).toMatch(/^Excluded 2 phones until <!date\^.*Reason: Asked us to stop\.$/);
    expect(await rowsOf(phones)).toMatchObject(
      [first, second].toSorted().map((phone) => ({
        phone,
        source: 'person',
        because: 'Asked us to stop',
        createdBy: 'U0ANA',
        // The end of that day in Bogota, where Ana lives.
        expiresAt: new Date('2100-01-01T04:59:59.999Z'),
      })),
    );
    expect((await reviewed(phones)).counts).toMatchObject({ rows: 3, valid: 1, excluded: 2 });
    expect(await audits('exclusion.add')).toMatchObject([{ detail: { added: 2, renewed: 0 } }]);
    expect(JSON.stringify(await audits('exclusion.add'))).not.toContain(first.slice(4));

    await it.bot.command(`exclude add ${first} Wrong person`);
    expect(said()).toContain('Excluded 1 phone. Reason: Wrong person. 1 of them was excluded before.');
    expect(await rowsOf([first])).toMatchObject([{ because: 'Wrong person', expiresAt: null }]);
  });

  test.each<[typed: string, sentence: RegExp]>([
    ['exclude add', /^Which phones\? For example: `\/treble exclude add \+57 300 555 0101/],
    ['exclude add 12345 Wrong', /^Nobody was excluded\.\n1 row is no phone number and was left out: “12345”/],
    [
      'exclude add +12025550101 until tomorrow',
      /^Expected a day such as 2026-12-31 after until, found “tomorrow”/,
    ],
    ['exclude add +12025550101 until 2020-01-01', /^Expected a day that is still to come, found 2020-01-01/],
    ['exclude drop', /^Expected add, remove, list or import, found “drop”/],
    ['exclude remove', /^Which phones\? For example: `\/treble exclude remove/],
    ['exclude remove nobody', /^No exclusion was removed\.\n1 row is no phone number/],
  ])('%s changes nothing and says what was expected', async (typed, sentence) => {
    const before = await fork().count(Exclusion);
    await it.bot.command(typed);
    expect(said()).toMatch(sentence);
    expect(await fork().count(Exclusion)).toBe(before);
  });

  test.each(['add +12025550101', 'remove +12025550101', 'import'])(
    'a member who may only look cannot %s',
    async (typed) => {
      const before = await fork().count(Exclusion);
      await it.bot.command(`exclude ${typed}`, member);
      expect(said()).toContain('This needs the right to ');
      expect(await fork().count(Exclusion)).toBe(before);
    },
  );
});

describe('/treble exclude list', () => {
  test('shows who was excluded by whom, masked, page by page, and opt-outs with their source', async () => {
    const phones = fresh(12);
    await it.bot.command(`exclude add ${phones.join(' ')} Moved <!channel> away`);
    await optOut(phones[0] ?? '', new Date());
    await it.bot.command('exclude list Moved', member);
    const first = viewsOf('views.open').at(-1) ?? '';
    expect(first).toContain('12 exclusions with “Moved”, newest first.');
    expect(first).toContain('Moved &lt;!channel&gt; away');
    expect(first).toContain('Excluded by <@U0ANA>');
    for (const phone of phones) expect(first).not.toContain(phone.slice(1));

    const next = JSON.stringify({ search: 'Moved', full: false, cursor: cursorIn(first, 'next') });
    await it.bot.press({ id: 'exclusions_page:next', value: next, by: member, inView: true });
    const second = viewsOf('views.update').at(-1) ?? '';
    const shown = (view: string) => phones.filter((phone) => view.includes(masked(phone))).length;
    expect(shown(first) + shown(second)).toBe(12);
    expect(cursorIn(second, 'next')).toBeUndefined();
    await it.bot.press({
      id: 'exclusions_page:previous',
      value: JSON.stringify({ search: 'Moved', full: false, cursor: cursorIn(second, 'previous') }),
      by: member,
      inView: true,
    });
    expect(shown(viewsOf('views.update').at(-1) ?? '')).toBe(shown(first));

    await it.bot.command(`exclude list ${(phones[0] ?? '').slice(-6)}`, member);
    const found = viewsOf('views.open').at(-1) ?? '';
    expect(found).toContain('2 exclusions');
    expect(found).toContain('Opted out in WhatsApp');
  });

  test('shows full numbers to those who may see them, and notes that', async () => {
    const [phone = ''] = fresh(1);
    await it.bot.command(`exclude add ${phone} Only this one`);
    const full = JSON.stringify({ search: 'Only this one', full: true });
    const before = (await audits('exclusions.reveal')).length;
    await it.bot.press({ id: 'exclusions_page:full', value: full, by: member, inView: true });
    expect(viewsOf('views.update').at(-1) ?? '').not.toContain(phone);
    expect(await audits('exclusions.reveal')).toHaveLength(before);
    await it.bot.press({ id: 'exclusions_page:full', value: full, inView: true });
    expect(viewsOf('views.update').at(-1)).toContain(phone);
    expect(await audits('exclusions.reveal')).toHaveLength(before + 1);
  });

  test('says so when nobody is excluded', async () => {
    await it.bot.command('exclude list nobody has this reason');
    expect(viewsOf('views.open').at(-1)).toContain('No phone is excluded with “nobody has this reason”');
  });
});

/** The cursor in the button of that name. */
function cursorIn(view: string, to: 'next' | 'previous'): string | undefined {
  const button = new RegExp(`"exclusions_page:${to}".*?cursor\\\\":\\\\"(\\w+:\\d+)`).exec(view);
  return view.includes(`exclusions_page:${to}`) ? button?.[1] : undefined;
}

describe('/treble exclude remove', () => {
  test('lets a phone be sent to again', async () => {
    const phones = fresh(2);
    await it.bot.command(`exclude add ${phones.join(' ')}`);
    await it.bot.command(`exclude remove ${phones[0]} ${fresh(1)[0]}`);
    expect(said()).toContain('Removed the exclusion of 1 phone.\n1 phone was not excluded.');
    expect((await reviewed(phones)).counts).toMatchObject({ valid: 1, excluded: 1 });
  });

  test('never takes away an opt-out by itself: that is asked once more, in a clear sentence, and noted', async () => {
    const [phone = ''] = fresh(1);
    const when = new Date('2026-11-20T10:00:00Z');
    await it.bot.command(`exclude add ${phone}`);
    await optOut(phone, when);
    await it.bot.command(`exclude remove ${phone}`);
    expect(said()).toContain(`${masked(phone)} stays excluded: this person opted out in WhatsApp`);
    expect((await reviewed([phone])).counts).toMatchObject({ excluded: 1 });
    const reply = JSON.stringify(it.bot.slack.of('response').at(-1));
    expect(reply).toContain('told WhatsApp to stop messages from this company');
    const [row] = await rowsOf([phone]);
    expect(reply).toContain(`"end_exclusion:${row?.id}"`);
    expect(reply).not.toContain(phone.slice(1));

    await it.bot.press({ id: `end_exclusion:${row?.id}`, value: String(row?.id), by: member });
    expect((await reviewed([phone])).counts).toMatchObject({ excluded: 1 });
    await it.bot.press({ id: `end_exclusion:${row?.id}`, value: String(row?.id) });
    expect(said()).toContain(`${masked(phone)} is not excluded for that reason any more.`);
    expect((await reviewed([phone])).counts).toMatchObject({ valid: 1, excluded: 0 });
    expect(await audits('exclusion.override_opt_out')).toHaveLength(1);
    await optOut(phone, when);
    expect((await reviewed([phone])).counts).toMatchObject({ excluded: 0 });
    await optOut(phone, new Date(Date.now() + 60_000));
    expect((await reviewed([phone])).counts).toMatchObject({ excluded: 1 });
  });
});

describe('/treble exclude import', () => {
  const values = (file: string | undefined, phones = '', day?: string) => ({
    recipients: { phones: { type: 'plain_text_input', value: phones } },
    csv_file: { file: { type: 'file_input', files: file ? [sharedFile(file)] : [] } },
    reason: { text: { type: 'plain_text_input', value: 'Unsubscribed on the site' } },
    until: { day: { type: 'datepicker', selected_date: day ?? null } },
  });

  test('reads a file of any length, and says what was read', async () => {
    await it.bot.command('exclude import');
    expect(viewsOf('views.open').at(-1)).toContain('"callback_id":"exclusion_import"');
    const reader = new PhoneReader(undefined);
    const phones = plainPhones(3_000, 5_000).filter((phone) => reader.read(phone).phone === phone);
    expect(phones.length).toBeGreaterThan(1_000);
    const text = ['phone,name', ...phones.map((phone) => `${phone},Ana`), 'nobody,Beto'].join('\n');
    it.files.set(sharedFile('leavers.csv').url_private_download, text);
    await it.bot.interact(submission('exclusion_import', values('leavers.csv', '', '2099-01-01')));
    const shown = viewsOf('views.update').at(-1) ?? '';
    expect(shown).toContain(`Excluded ${phones.length.toLocaleString('en')} phones until`);
    expect(shown).toContain('1 row is no phone number and was left out: “nobody”');
    expect(await fork().count(Exclusion, { because: 'Unsubscribed on the site' })).toBe(phones.length);
    expect(await audits('exclusion.add')).toMatchObject({
      0: { detail: { rows: phones.length + 1, added: phones.length } },
    });
  });

  test('brings the form back with the problem, and what was typed', async () => {
    it.files.set(sharedFile('names.csv').url_private_download, 'name,city\nAna,Bogota\n');
    await it.bot.interact(submission('exclusion_import', values('names.csv')));
    const shown = viewsOf('views.update').at(-1) ?? '';
    expect(shown).toContain('names.csv: expected a column named');
    expect(shown).toContain('Unsubscribed on the site');
    const answer = await it.bot.interact(submission('exclusion_import', values(undefined)));
    expect(await answer.json()).toMatchObject({
      response_action: 'errors',
      errors: { recipients: expect.stringContaining('Paste at least one') },
    });
  });
});
