import { randomUUID } from 'node:crypto';
import { say, text } from '../../entities/language/say.ts';
import { documentCsv } from '../../reports/document-csv.ts';
import type { Scope } from '../../reports/reader.ts';
import type { ReportDocument } from '../../reports/report-document.ts';
import { documentMessage } from '../blocks/document-blocks.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { replyWithDocument } from '../private-reply.ts';
import { withSpool } from '../send/spool.ts';
import { uploadPrivately } from '../send/upload-privately.ts';
import { parseReportArguments, type ReportWay } from './report-arguments.ts';
import { checkPlace, placeOf, zoneOf } from './subscription-place.ts';

async function* parts(text: string): AsyncGenerator<string> {
  yield text;
}

/** One file a way. */
const ways: Readonly<
  Record<ReportWay, (call: CommandCall, report: string, document: ReportDocument) => Promise<void>>
> = {
  async now(call, _report, document) {
    const how = { simulated: call.context.simulated, charts: 'native' } as const;
    await replyWithDocument(call, documentMessage(document, how));
  },

  async here({ context, client, userId, channelId, reply }, report, document) {
    const place = placeOf(channelId, userId);
    await checkPlace(client, place, userId);
    const detail = { before: null, after: 'posted' };
    await context.audit({ actor: userId, act: 'reports.post', subject: report, channelId: place, detail });
    const result = await context.postDocument(place, document, `asked:${randomUUID()}`);
    if (result.outcome === 'posted') return;
    if (result.outcome === 'refused') throw new UsageError(result.because);
    await reply({
      text:
        result.outcome === 'rate_limited'
          ? say`Slack takes no more messages for the moment. Try again in a minute.`
          : say`Slack did not say whether it took the report. Look in the channel before you try again.`,
    });
  },

  async csv({ context, userId, reply }, report, document) {
    await withSpool(parts(documentCsv(document)), (spool) =>
      uploadPrivately(context, spool, {
        userId,
        fileName: `${report}.csv`,
        comment: escapeText(document.title, 200),
      }),
    );
    await reply({ text: say`The report is in your direct messages from Treble, as a CSV file.` });
  },
};

/** What the rest of the words names. Rejects where there is no such thing. */
async function scopeOf({ context }: CommandCall, about: string | undefined): Promise<Scope | undefined> {
  if (about === undefined) return undefined;
  const found = await context.reader.findScope(about);
  if (found) return found.scope;
  throw new UsageError(
    say`There is no conversation or deployment “${about}”. /treble conversations lists the conversations.`,
  );
}

export const report: Command = {
  name: 'report',
  usage: 'report <kind> [conversation] [period] [now|here|csv]',
  summary: text(
    'A report for you alone, posted here, or as a CSV file; period: today, yesterday, week, month, 30d or dates.',
  ),
  needs: 'viewer',
  async run(call) {
    const { args, context, client, userId } = call;
    const { reports } = context;
    const wish = parseReportArguments(args, reports.names, reports.isPeriod);
    const scope = await scopeOf(call, wish.about);
    const zone = (await zoneOf(client, userId)) ?? context.defaultZone;
    const { document } = await reports.compose({
      report: wish.report,
      at: context.now(),
      zone,
      period: wish.period,
      ...(scope?.kind === 'deployment' && { deploymentId: scope.deploymentId }),
      ...(scope && scope.kind !== 'deployment' && { conversations: [scope.conversationId] }),
    });
    await ways[wish.way](call, wish.report, document);
  },
};
