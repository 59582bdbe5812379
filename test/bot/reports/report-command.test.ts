import { afterEach, describe, expect, test } from 'vitest';
import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { ReportOrder } from '../../../src/reports/report-kinds.ts';
import { member } from '../support/bot-under-test.ts';
import { fakeReader, fakeReports } from '../support/far-sides.ts';
import { type ReportBot, startReportBot } from './report-bot.ts';

let world: ReportBot;
const start = async (context: Partial<BotContext> = {}) => {
  world = await startReportBot(context);
};
afterEach(() => world.stop());

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
    return { orders, context: { reports: { ...known, compose }, reader } };
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
    expect(world.audited).toEqual([['reports.post', 'digest', 'C0GROWTH']]);
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
    expect(world.said()).toEqual(['The report is in your direct messages from Treble, as a CSV file.']);
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
