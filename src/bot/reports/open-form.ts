import type { SubscriptionLine } from '../../reports/subscriptions.ts';
import { openForm, type PressOrCommand } from '../views/show-screen.ts';
import { subscriptionView } from './subscription-form.ts';
import { placeOf, zoneOf } from './subscription-place.ts';

const defaultReport = 'digest';

/** The form of a new subscription, for the channel it was asked for in. */
export async function openNewForm(call: PressOrCommand): Promise<void> {
  const { context, client, userId, channelId } = call;
  const zone = (await zoneOf(client, userId)) ?? context.defaultZone;
  const place = channelId === undefined ? undefined : placeOf(channelId, userId);
  await openForm(
    call,
    subscriptionView(context, {
      // Nobody's direct messages can be chosen in a list of channels.
      channelId: place === userId ? undefined : place,
      report: defaultReport,
      choices: { zone },
      conversations: [],
    }),
  );
}

export async function openFormOf(call: PressOrCommand, line: SubscriptionLine): Promise<void> {
  const { context } = call;
  const conversations = await context.reader.conversationNames(line.conversations ?? []);
  await openForm(
    call,
    subscriptionView(context, {
      channelId: line.channelId,
      report: line.report,
      choices: line,
      conversations,
      line,
    }),
  );
}
