import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { JsonRecord } from '../../../src/sandbox/slack/json.ts';
import { type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';
import { shownView, viewWith } from '../support/shown-view.ts';

export interface ReportBot extends BotUnderTest {
  /** Act, subject and channel of whatever was written down. */
  readonly audited: readonly unknown[];
  /** The view that reached a screen last; Slack would take it. */
  view(): JsonRecord;
  /** Submits the latest view; gives what the bot answered at once. */
  submit(given: JsonRecord): Promise<string>;
}

export async function startReportBot(context: Partial<BotContext> = {}): Promise<ReportBot> {
  const audited: unknown[] = [];
  const bot = await startBot({
    context: {
      audit: async (entry) => {
        audited.push([entry.act, entry.subject, entry.channelId]);
      },
      ...context,
    },
  });
  const view = () => shownView(bot.slack);
  return {
    ...bot,
    audited,
    view,
    async submit(given) {
      const response = await bot.interact({
        type: 'view_submission',
        user: { id: member },
        view: viewWith(view(), given),
      });
      return response.text();
    },
  };
}
