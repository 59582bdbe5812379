import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Feature, UsageError } from '../../src/bot/listener.ts';
import { noticeView } from '../../src/bot/views/notice.ts';
import { spokenLanguage } from '../../src/entities/language/say.ts';
import { type BotUnderTest, member, startBot } from './support/bot-under-test.ts';

/** Says everywhere in which language it speaks. */
const speaker: Feature = {
  commands: [
    {
      name: 'speak',
      usage: 'speak',
      summary: 'Speaks.',
      needs: 'viewer',
      run: async ({ reply }) => reply({ text: `command ${spokenLanguage()}` }),
    },
    {
      name: 'fail',
      usage: 'fail',
      summary: 'Fails.',
      needs: 'viewer',
      async run() {
        await Promise.resolve();
        throw new UsageError(`error ${spokenLanguage()}`);
      },
    },
  ],
  actions: [
    {
      id: 'speak',
      needs: 'viewer',
      run: async ({ reply }) => reply({ text: `action ${spokenLanguage()}` }),
    },
  ],
  submissions: [
    {
      callbackId: 'screen',
      needs: 'viewer',
      answer: () => ({ kind: 'update', view: noticeView(`answer ${spokenLanguage()}`, false) }),
      work: async ({ reply }) => reply({ text: `work ${spokenLanguage()}` }),
    },
  ],
  options: [
    {
      actionId: 'speak',
      needs: 'viewer',
      load: async () => [{ text: `options ${spokenLanguage()}`, value: '1' }],
    },
  ],
};

let world: BotUnderTest;
let passedMs = 0;
beforeEach(async () => {
  passedMs = 0;
  world = await startBot({
    features: [speaker],
    context: { now: () => new Date(Date.now() + passedMs) },
  });
});
afterEach(() => world.stop());

const submit = async (): Promise<string> => {
  const answer = await world.interact({
    type: 'view_submission',
    user: { id: member, team_id: 'T0TREBLE' },
    view: { id: 'V1', hash: 'h', callback_id: 'screen', private_metadata: '', state: { values: {} } },
  });
  return answer.text();
};

test.each([
  ['es-LA', 'es'],
  ['pt-BR', 'pt'],
  ['de-DE', 'en'],
])('a person with the locale %s is answered in %s everywhere', async (locale, language) => {
  world.slack.person(member, { locale });
  await world.command('speak', member);
  await world.press({ id: 'speak', by: member });
  await world.command('fail', member);
  expect(world.said()).toEqual([`command ${language}`, `action ${language}`, `error ${language}`]);
  const offered = await world.interact({
    ...{ type: 'block_suggestion', action_id: 'speak', block_id: 'b', value: '' },
    user: { id: member, team_id: 'T0TREBLE' },
  });
  expect(await offered.text()).toContain(`options ${language}`);
  expect(await submit()).toContain(`answer ${language}`);
});

test('what is acknowledged at once does not wait for the language: English until it is known', async () => {
  world.slack.person(member, { locale: 'es-LA' });
  expect(await submit()).toContain('answer en');
  expect(world.slack.of('chat.postMessage').map(({ text }) => text)).toEqual(['work es']);
  expect(await submit()).toContain('answer es');
});

test('two people who act at the same time are each answered in their language', async () => {
  world.slack.person(member, { locale: 'es-LA' });
  world.slack.person('U0BIA', { locale: 'pt-BR' });
  await Promise.all([world.command('speak', member), world.command('speak', 'U0BIA')]);
  expect([...world.said()].sort()).toEqual(['command es', 'command pt']);
});

test('a person who changes the language of their Slack is followed', async () => {
  world.slack.person(member, { locale: 'es-LA' });
  await world.command('speak', member);
  world.slack.person(member, { locale: 'pt-BR' });
  passedMs = 31_000;
  await world.command('speak', member);
  expect(world.said()).toEqual(['command es', 'command pt']);
});

test.each([
  ['says which language it is now', { locale: 'pt-BR' }, 0],
  ['does not say which', {}, 1],
])('a change that Slack tells of and %s counts at the very next command', async (_how, told, asked) => {
  world.slack.person(member, { locale: 'es-LA' });
  await world.command('speak', member);
  expect(await world.bot.languages.of(member, null)).toBe('es');
  world.slack.person(member, { locale: 'pt-BR' });
  await world.event({ type: 'user_change', user: { id: member, ...told } });
  const before = world.slack.of('users.info').length;
  expect(await world.bot.languages.of(member, null)).toBe('pt');
  expect(world.slack.of('users.info')).toHaveLength(before + asked);
  await world.command('speak', member);
  expect(world.said()).toEqual(['command es', 'command pt']);
});

test('a channel is asked about once in six hours', async () => {
  world.slack.next('conversations.info', { ok: true, channel: { id: 'C0VENTAS', locale: 'es-LA' } });
  const { languages } = world.bot;
  expect(await languages.of('C0VENTAS', null)).toBe('es');
  expect(await languages.of('C0VENTAS', null)).toBe('es');
  expect(world.slack.of('conversations.info')).toHaveLength(1);
  passedMs = 6 * 3_600_000 + 1;
  world.slack.next('conversations.info', { ok: true, channel: { id: 'C0VENTAS', locale: 'pt-BR' } });
  expect(await languages.of('C0VENTAS', null)).toBe('pt');
});

test('while Slack does not answer, what is known of a channel still counts', async () => {
  const { languages } = world.bot;
  world.slack.next('conversations.info', { ok: true, channel: { id: 'C0VENTAS', locale: 'es-LA' } });
  await languages.of('C0VENTAS', null);
  passedMs = 7 * 3_600_000;
  world.slack.next('conversations.info', 'reset');
  expect(await languages.of('C0VENTAS', null)).toBe('es');
  world.slack.next('conversations.info', { ok: false, error: 'channel_not_found' });
  expect(await languages.of('C0NEW', null)).toBe('en');
});

test('a direct message is in the language of its person', async () => {
  world.slack.person(member, { locale: 'pt-BR' });
  const { languages } = world.bot;
  expect(await languages.of(member, null)).toBe('pt');
  expect(await languages.of('D0BETO', member)).toBe('pt');
  expect(await languages.of('D0BETO', null)).toBe('en');
});
