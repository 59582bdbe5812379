import { afterEach, describe, expect, test } from 'vitest';
import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { ReportOrder } from '../../../src/reports/report-kinds.ts';
import { admin, member } from '../support/bot-under-test.ts';
import { fakeReader, fakeReports, fakeSubscriptions } from '../support/far-sides.ts';
import { line, remembering } from './remembering-subscriptions.ts';
import { type ReportBot, startReportBot } from './report-bot.ts';

let world: ReportBot;
const start = async (context: Partial<BotContext> = {}) => {
  world = await startReportBot(context);
};
afterEach(() => world.stop());

const one = (value: string) => ({ chosen: { selected_option: { value } } });

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

  test('of all channels is for admins', async () => {
    const { subscriptions } = remembering(line({ channelId: 'C0SALES' }));
    await start({ subscriptions });
    await world.command('subscriptions all', member);
    expect(world.said()[0]).toContain('needs the right to manage the app');
    await world.command('subscriptions all', admin);
    expect(world.said()[1]).toContain('<#C0SALES>');
  });

  test('Pause and Resume rest it and wake it up; a subscription that has ended says so', async () => {
    const { done, subscriptions } = remembering();
    await start({ subscriptions });
    await world.press({ id: 'rest_subscription:0', value: 'pause|3', by: member });
    expect(world.said()[0]).toContain('paused by <@U0BETO>');
    await world.press({ id: 'rest_subscription:0', value: 'resume|3', by: member });
    expect(done).toEqual([
      ['rest', 3, 'pause'],
      ['rest', 3, 'resume'],
    ]);
    await world.press({ id: 'rest_subscription:0', value: 'pause|4', by: member });
    expect(world.said()[2]).toContain('has ended');
    expect(world.audited).toHaveLength(2);
  });

  test('Mute or change opens the form as it stands: a snooze and another owner are stored, nothing else changes', async () => {
    const known = line({ conversations: [7], zone: 'Europe/Berlin', at: '10:15', otherwise: 'nothing' });
    const { asked, done, subscriptions } = remembering(known);
    const now = () => new Date('2026-03-04T14:00:00Z');
    const reader = fakeReader({ conversationNames: async () => [{ id: 7, name: 'Spring sale' }] });
    await start({ subscriptions, reader, now });
    await world.press({ id: 'change_subscription', value: '3', by: member });
    expect(JSON.stringify(world.view())).toContain('Spring sale');
    await world.submit({ state: one('tomorrow'), owner: { chosen: { selected_user: 'U0CARLA' } } });
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
    expect(world.said()).toEqual(['The preview is in your direct messages from Treble.']);
  });
});

test('/treble unsubscribe says when there was nothing to end', async () => {
  await start({ subscriptions: fakeSubscriptions({ list: async () => [], unsubscribe: async () => false }) });
  await world.command('unsubscribe', member);
  expect(world.said()[0]).toContain('There was no subscription to “digest” in <#C0GROWTH>.');
});
