import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { ReportOrder } from '../../../src/reports/report-kinds.ts';
import type { SubscriptionLine, SubscriptionWish } from '../../../src/reports/subscriptions.ts';
import { stateValues } from '../../../src/sandbox/slack/element-values.ts';
import { recordsAt } from '../../../src/sandbox/slack/json.ts';
import { validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { admin, type BotUnderTest, startBot } from '../support/bot-under-test.ts';
import { fakeReader, fakeReports, fakeSubscriptions } from '../support/far-sides.ts';

const member = 'U0BETO';

let world: BotUnderTest;
const start = async (context: Partial<BotContext> = {}) => {
  world = await startBot({ context });
};
beforeEach(() => {
  audited.length = 0;
});
afterEach(() => world.stop());

const audited: unknown[] = [];
const audit: BotContext['audit'] = async (entry) => {
  audited.push([entry.act, entry.subject, entry.channelId]);
};

const line = (changes: Partial<SubscriptionLine> = {}): SubscriptionLine => ({
  id: 3,
  report: 'digest',
  channelId: 'C0GROWTH',
  at: '09:00',
  zone: 'America/Bogota',
  days: [1, 2, 3, 4, 5, 6, 7],
  conversations: undefined,
  onlyIf: 'news',
  failedAbove: undefined,
  otherwise: 'line',
  missed: 'catch_up',
  language: undefined,
  every: 'day',
  owner: member,
  pausedBy: undefined,
  snoozedUntil: undefined,
  nextDueAt: new Date('2026-03-05T14:00:00Z'),
  outcomes: [],
  ...changes,
});

/** Subscriptions that remember what they were asked, and answer with it. */
function remembering(known = line()) {
  const asked: SubscriptionWish[] = [];
  const done: unknown[] = [];
  const subscriptions = fakeSubscriptions({
    async subscribe(wish) {
      asked.push(wish);
      const { by: _by, defaultZone, ...rest } = wish;
      return { ...known, zone: defaultZone, ...rest };
    },
    find: async (id) => (id === known.id ? known : undefined),
    list: async () => [known],
    async rest(id, rest) {
      done.push(['rest', id, rest]);
      return { ...known, ...(rest === 'pause' && { pausedBy: member }) };
    },
    async transfer(id, owner) {
      done.push(['transfer', id, owner]);
      return { ...known, owner };
    },
  });
  return { asked, done, subscriptions };
}

/** The latest view, which Slack would take. */
function view() {
  const shown = world.slack.calls.filter(({ method }) => /^views\.(open|push|update)$/.test(method)).at(-1);
  const latest: unknown = shown?.args.view;
  if (typeof latest !== 'object' || latest === null) throw new Error('No view was shown.');
  expect(validateView(Object.fromEntries(Object.entries(latest)))).toEqual([]);
  return Object.fromEntries(Object.entries(latest));
}

async function submit(given: Record<string, unknown>, by = member) {
  const shown = view();
  const response = await world.interact({
    type: 'view_submission',
    user: { id: by },
    view: {
      id: 'V1',
      callback_id: shown.callback_id,
      private_metadata: shown.private_metadata,
      state: { values: stateValues(recordsAt(shown, 'blocks'), given) },
    },
  });
  return response.text();
}

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
      await start({ subscriptions, audit });
      await world.command(typed, member, { channel_id: channel });
      expect(asked).toMatchObject([{ ...wish, by: member, defaultZone: 'America/Bogota' }]);
      expect(world.said()[0]).toMatch(/^Subscribed: \*Daily digest\* in .*\(.*\); next /);
      expect(audited).toHaveLength(1);
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
      'The app is not in this channel, so it could not post here. Type /invite, choose the app, and subscribe again.',
    ]);
  });

  test('without words opens the form, which asks for everything and keeps every answer', async () => {
    const { asked, subscriptions } = remembering();
    await start({ subscriptions, audit });
    await world.command('subscribe', member);
    expect(JSON.stringify(view())).toContain('America/Bogota');
    await submit({
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
    expect(JSON.stringify(view())).toContain('Saved: *Daily digest*');
    expect(audited).toEqual([['reports.subscribe', 'digest', 'C0GROWTH']]);
  });

  test('the form says under the field what is missing, and stores nothing', async () => {
    const { asked, subscriptions } = remembering();
    await start({ subscriptions });
    await world.command('subscribe', member);
    expect(await submit({ days: picked() })).toContain('"days":"Choose one day');
    expect(await submit({ only_if: one('failures') })).toContain('"failed_above":"Type a whole number');
    expect(await submit({ only_if: one('failures'), failed_above: { chosen: { value: '200' } } })).toContain(
      'failed_above',
    );
    expect(await submit({ channel: { chosen: { selected_conversation: null } } })).toContain('"channel":');
    expect(asked).toEqual([]);
  });
});

describe('/treble subscriptions', () => {
  test('lists what comes, the last outcomes with their reasons, and the buttons', async () => {
    const outcomes = [
      { outcome: 'failed', because: 'slack:is_archived', dueAt: new Date('2026-03-04T14:00:00Z') },
      {
        outcome: 'skipped',
        because: 'The subscription was paused.',
        dueAt: new Date('2026-03-03T14:00:00Z'),
      },
    ] as const;
    await start({ subscriptions: remembering(line({ outcomes, days: [1, 2, 3, 4, 5] })).subscriptions });
    await world.command('subscriptions', member);
    const said = world.said()[0] ?? '';
    expect(said).toContain('*Daily digest* (digest) · Monday to Friday at 09:00 (America/Bogota)');
    expect(said).toContain('failed: The channel is archived.');
    expect(said).toContain('skipped: The subscription was paused.');
    const blocks = JSON.stringify(world.slack.of('response')[0]?.blocks);
    for (const label of ['Change', 'Preview now', 'Pause']) expect(blocks).toContain(`"${label}"`);
  });

  test('of all channels is for those who may send', async () => {
    const { subscriptions } = remembering(line({ channelId: 'C0SALES' }));
    await start({ subscriptions });
    await world.command('subscriptions all', member);
    expect(world.said()[0]).toContain('Only those who may send');
    await world.command('subscriptions all', admin);
    expect(world.said()[1]).toContain('<#C0SALES>');
  });

  test('Pause and Resume rest it and wake it up; a subscription that has ended says so', async () => {
    const { done, subscriptions } = remembering();
    await start({ subscriptions, audit });
    await world.press({ id: 'rest_subscription:0', value: 'pause|3', by: member });
    expect(world.said()[0]).toContain('paused by <@U0BETO>');
    await world.press({ id: 'rest_subscription:0', value: 'resume|3', by: member });
    expect(done).toEqual([
      ['rest', 3, 'pause'],
      ['rest', 3, 'resume'],
    ]);
    await world.press({ id: 'rest_subscription:0', value: 'pause|4', by: member });
    expect(world.said()[2]).toContain('has ended');
    expect(audited).toHaveLength(2);
  });

  test('Mute or change opens the form as it stands: a snooze and another owner are stored, nothing else changes', async () => {
    const known = line({ conversations: [7], zone: 'Europe/Berlin', at: '10:15', otherwise: 'nothing' });
    const { asked, done, subscriptions } = remembering(known);
    const now = () => new Date('2026-03-04T14:00:00Z');
    const reader = fakeReader({ conversationNames: async () => [{ id: 7, name: 'Spring sale' }] });
    await start({ subscriptions, reader, now });
    await world.press({ id: 'change_subscription', value: '3', by: member });
    expect(JSON.stringify(view())).toContain('Spring sale');
    await submit({ state: one('tomorrow'), owner: { chosen: { selected_user: 'U0CARLA' } } });
    const { at, zone, conversations, otherwise, report, channelId } = known;
    expect(asked).toMatchObject([{ at, zone, conversations, otherwise, report, channelId }]);
    expect(done).toEqual([
      ['rest', 3, { until: new Date('2026-03-05T23:00:00Z') }],
      ['transfer', 3, 'U0CARLA'],
    ]);
  });

  test('Preview now sends the report to the person alone, in the language of the subscription', async () => {
    const orders: ReportOrder[] = [];
    const reports = fakeReports();
    const compose = (order: ReportOrder) => {
      orders.push(order);
      return reports.compose(order);
    };
    await start({ subscriptions: remembering().subscriptions, reports: { ...reports, compose } });
    await world.press({ id: 'preview_subscription:0', value: '3', by: member });
    expect(orders).toMatchObject([{ report: 'digest', zone: 'America/Bogota' }]);
    expect(world.slack.of('chat.postMessage')[0]).toMatchObject({ channel: 'D0BETO' });
    expect(world.said()).toEqual(['The preview is in our direct messages.']);
  });
});

test('/treble unsubscribe says when there was nothing to end', async () => {
  await start({ subscriptions: fakeSubscriptions({ list: async () => [], unsubscribe: async () => false }) });
  await world.command('unsubscribe', member);
  expect(world.said()[0]).toContain('There was no subscription to “digest” in <#C0GROWTH>.');
});

describe('/treble report', () => {
  /** Reports that remember what was ordered. */
  function ordering() {
    const orders: ReportOrder[] = [];
    const known = fakeReports();
    const compose = (order: ReportOrder) => {
      orders.push(order);
      return known.compose(order);
    };
    const reader = fakeReader({
      findScope: async (text) =>
        text === 'Spring sale'
          ? {
              scope: { kind: 'version', conversationId: 7, versionNumber: 2 },
              title: 'Spring sale · version 2',
              conversationId: 7,
              conversation: 'Spring sale',
              versions: [2, 1],
              gateways: ['whatsapp'],
            }
          : undefined,
    });
    return { orders, context: { reports: { ...known, compose }, reader, audit } };
  }

  test('now shows it with its chart to the person alone', async () => {
    await start();
    await world.command('report now', member);
    const [message] = world.slack.of('chat.postEphemeral');
    expect(message).toMatchObject({ user: member, channel: 'C0GROWTH' });
    expect(JSON.stringify(message?.blocks)).toContain('data_visualization');
    expect(String(message?.text)).toContain('Delivered by day. Delivered: Mon 457, Tue 512.');
  });

  test('is about the conversation and the period that are named', async () => {
    const { orders, context } = ordering();
    await start(context);
    await world.command('report digest "Spring sale" week now', member);
    expect(orders).toMatchObject([
      { report: 'digest', period: 'week', conversations: [7], zone: 'America/Bogota' },
    ]);
  });

  test('here posts it in the channel for everybody, and that is written down', async () => {
    const { context } = ordering();
    await start(context);
    await world.command('report digest here', member);
    expect(world.slack.of('chat.postMessage')[0]).toMatchObject({ channel: 'C0GROWTH' });
    expect(world.slack.of('chat.postEphemeral')).toEqual([]);
    expect(audited).toEqual([['reports.post', 'digest', 'C0GROWTH']]);
  });

  test('here tells in words what Slack refuses', async () => {
    await start(ordering().context);
    world.slack.next('chat.postMessage', { ok: false, error: 'is_archived' });
    await world.command('report digest here', member);
    expect(world.said()[0]).toContain('The channel is archived.');
  });

  test('csv comes as a file in the direct messages, with figures that a spreadsheet can add up', async () => {
    await start(ordering().context);
    await world.command('report digest csv', member);
    expect(world.slack.of('files.completeUploadExternal')[0]).toMatchObject({ channel_id: 'D0BETO' });
    expect(String(world.slack.of('upload')[0]?.text)).toContain('Delivered');
    expect(world.said()).toEqual(['The report is in our direct messages, as a CSV file.']);
  });

  test.each([
    ['report', 'Which report: digest? For example: `/treble report digest'],
    ['report horoscope', 'There is no report “horoscope”. The reports are: digest.'],
    ['report digest nowhere', 'There is no conversation or deployment “nowhere”.'],
  ])('%s is refused in words', async (typed, says) => {
    await start(ordering().context);
    await world.command(typed, member);
    expect(world.said()[0]).toContain(says);
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
