import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { say } from '../../entities/language/say.ts';
import { refusalText, sharedChannel } from '../../reports/slack-refusals.ts';
import { channelMention } from '../blocks/slack-text.ts';
import { UsageError } from '../listener.ts';

/** Where reports go that were asked for in a channel: from a direct message, to the person directly. */
export const placeOf = (channelId: string, userId: string): string =>
  channelId.startsWith('D') ? userId : channelId;

export const placeWords = (place: string, userId: string): string =>
  place === userId ? say`a direct message to you` : channelMention(place);

const uninvited = (): UsageError =>
  new UsageError(
    say`The app is not in this channel, so it could not post here. Type /invite, choose the app, and try again.`,
  );

/** Rejects where the app could not post, or where people of another organisation would read it. */
export async function checkPlace(client: WebClient, place: string, userId: string): Promise<void> {
  if (place === userId) return;
  let isMember: boolean | undefined;
  let isShared: boolean | undefined;
  try {
    const answer = await client.conversations.info({ channel: place });
    isMember = answer.channel?.is_member;
    isShared = answer.channel?.is_ext_shared;
  } catch (error) {
    // Slack says so of a private channel that the app is not in.
    if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found') throw uninvited();
    throw error;
  }
  if (!isMember) throw uninvited();
  if (isShared) throw new UsageError(refusalText(sharedChannel));
}

/** The zone of a person's Slack profile. */
export async function zoneOf(client: WebClient, userId: string): Promise<string | undefined> {
  const answer = await client.users.info({ user: userId });
  return answer.user?.tz || undefined;
}
