import { documentMessage } from '../blocks/document-blocks.ts';
import { type Command, UsageError } from '../listener.ts';
import { replyWithDocument } from '../private-reply.ts';
import { zoneOf } from './subscription-place.ts';

const defaultReport = 'digest';

export const report: Command = {
  name: 'report',
  usage: 'report <kind> [now]',
  summary: 'A report as it would be posted now, for you alone.',
  needs: 'member',
  async run(call) {
    const { args, context, client, userId } = call;
    const { names } = context.reports;
    if (args.length === 0) {
      throw new UsageError(`Which report: ${names.join(', ')}? For example: /treble report ${defaultReport}`);
    }
    const words = args.map((word) => word.toLowerCase()).filter((word) => word !== 'now');
    const kind = words[0] ?? defaultReport;
    const zone = (await zoneOf(client, userId)) ?? context.defaultZone;
    const document = await context.reports.compose(kind, context.now(), zone);
    const how = { simulated: context.simulated, charts: 'native' } as const;
    await replyWithDocument(call, documentMessage(document, how));
  },
};
