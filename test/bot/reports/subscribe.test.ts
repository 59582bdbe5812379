import { afterEach, describe, expect, test } from 'vitest';
import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { SubscriptionWish } from '../../../src/reports/subscriptions.ts';
import { member } from '../support/bot-under-test.ts';
import { fakeReader } from '../support/far-sides.ts';
import { remembering } from './remembering-subscriptions.ts';
import { type ReportBot, startReportBot } from './report-bot.ts';

let world: ReportBot;
const start = async (context: Partial<BotContext> = {}) => {
  world = await startReportBot(context);
};
afterEach(() => world.stop());

const picked = (...values: string[]) => ({
  chosen: { selected_options: values.map((value) => ({ value })) },
});
const one = (value: string) => ({ chosen: { selected_option: { value } } });

describe('/treble subscribe', () => {
  const wishes: [typed: string, channel: string, wish: Partial<SubscriptionWish>][] = [
    ['subscribe digest', 'C0GROWTH', { report: 'digest', channelId: 'C0GROWTH' }],
    ['subscribe 7:30', 'C0GROWTH', { report: 'digest', at: '07:30', channelId: 'C0GROWTH' }],
    [
      'subscribe digest Europe/Berlin 18:05 mon-fri pt',
      'C0GROWTH',
      { at: '18:05', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], language: 'pt' },
    ],
    ['subscribe mon,wed', 'C0GROWTH', { days: [1, 3] }],
    ['subscribe daily', 'D0BETO', { channelId: member, days: [1, 2, 3, 4, 5, 6, 7] }],
  ];
  test.each(wishes)(
    '%s in %s subscribes as it says, in the zone of the person',
    async (typed, channel, wish) => {
      const { asked, subscriptions } = remembering();
      await start({ subscriptions });
      await world.command(typed, member, { channel_id: channel });
      expect(asked).toMatchObject([{ ...wish, by: member, defaultZone: 'America/Bogota' }]);
      expect(world.said()[0]).toMatch(/^Subscribed: \*Daily digest\* in .*\(.*\); next /);
      expect(world.audited).toHaveLength(1);
    },
  );

  test.each([
    ['subscribe digest 25:00', 'Expected a time from 00:00 to 23:59, found “25:00”.'],
    [
      'subscribe horoscope',
      'Expected a report (digest), a time, days, a time zone or a language, found “horoscope”.',
    ],
    ['subscribe fri-mon', 'found “fri-mon”'],
  ])('%s is refused in words', async (typed, says) => {
    await start();
    await world.command(typed, member);
    expect(world.said()[0]).toContain(says);
  });

  test('is refused where the app is not a member, with what to do', async () => {
    await start();
    world.slack.next('conversations.info', { ok: false, error: 'channel_not_found' });
    await world.command('subscribe digest', member);
    expect(world.said()).toEqual([
      'The app is not in this channel, so it could not post here. Type /invite, choose the app, and try again.',
    ]);
  });

  test('is refused in a channel that another organisation reads', async () => {
    const { asked, subscriptions } = remembering();
    await start({ subscriptions });
    world.slack.next('conversations.info', { ok: true, channel: { is_member: true, is_ext_shared: true } });
    await world.command('subscribe digest', member);
    expect(world.said()).toEqual([
      'The channel is shared with another organisation, whose people would read it. Choose a channel of your own.',
    ]);
    expect(asked).toEqual([]);
  });

  test('without words opens the form, which asks for everything and keeps every answer', async () => {
    const { asked, subscriptions } = remembering();
    await start({ subscriptions });
    await world.command('subscribe', member);
    expect(JSON.stringify(world.view())).toContain('America/Bogota');
    await world.submit({
      channel: { chosen: { selected_conversation: 'C0GROWTH' } },
      days: picked('1', '5'),
      time: { chosen: { selected_time: '08:30' } },
      zone: { report_zone: { selected_option: { value: 'America/Sao_Paulo' } } },
      conversations: { report_conversations: { selected_options: [{ value: '7' }] } },
      only_if: one('failures'),
      failed_above: { chosen: { value: '5 %' } },
      otherwise: one('nothing'),
      missed: one('skip'),
      language: one('pt'),
    });
    expect(asked).toEqual([
      {
        report: 'digest',
        channelId: 'C0GROWTH',
        by: member,
        defaultZone: 'America/Sao_Paulo',
        at: '08:30',
        zone: 'America/Sao_Paulo',
        days: [1, 5],
        conversations: [7],
        onlyIf: 'failures',
        failedAbove: 5,
        otherwise: 'nothing',
        missed: 'skip',
        language: 'pt',
      },
    ]);
    expect(JSON.stringify(world.view())).toContain('Saved: *Daily digest*');
    expect(world.audited).toEqual([['reports.subscribe', 'digest', 'C0GROWTH']]);
  });

  test('while WhatsApp is simulated the form says so, in the language of the person', async () => {
    await start({ simulated: true });
    world.slack.person(member, { locale: 'es-LA' });
    await world.command('subscribe', member);
    expect(JSON.stringify(world.view())).toContain('SIMULADO: no se envía ningún mensaje real');
  });

  test('the form says under the field what is missing, and stores nothing', async () => {
    const { asked, subscriptions } = remembering();
    await start({ subscriptions });
    await world.command('subscribe', member);
    expect(await world.submit({ days: picked() })).toContain('"days":"Choose one day');
    expect(await world.submit({ only_if: one('failures') })).toContain('"failed_above":"Type a whole number');
    expect(
      await world.submit({ only_if: one('failures'), failed_above: { chosen: { value: '200' } } }),
    ).toContain('failed_above');
    expect(await world.submit({ channel: { chosen: { selected_conversation: null } } })).toContain(
      '"channel":',
    );
    expect(asked).toEqual([]);
  });
});

test('menus offer time zones and conversations by what was typed', async () => {
  const reader = fakeReader({ conversationsNamed: async (text) => [{ id: 7, name: `${text} sale` }] });
  await start({ reader });
  const ask = async (action: string, value: string) => {
    const response = await world.interact({
      type: 'block_suggestion',
      user: { id: member },
      action_id: action,
      block_id: 'b',
      value,
    });
    return response.text();
  };
  expect(await ask('report_zone', 'sao pau')).toContain('America/Sao_Paulo');
  expect(await ask('report_conversations', 'Spring')).toContain('Spring sale');
});

test('Reports in Home opens the same form', async () => {
  await start({ reader: fakeReader({ deployments: async () => [] }) });
  await world.interact({
    type: 'block_actions',
    user: { id: member },
    container: { type: 'view', view_id: 'VH' },
    view: { id: 'VH', type: 'home', hash: 'h', private_metadata: '', state: { values: {} } },
    actions: [{ type: 'button', action_id: 'home_reports', block_id: 'b', value: '' }],
  });
  const opened = world.slack.of('views.open')[0]?.view;
  expect(JSON.stringify(opened)).toContain('subscription_form');
});
