import type { StoredChannel } from '../channel-store.ts';
import { isTrue, type JsonRecord, textAt } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

/** One Web API method. `run` gives the answer's fields beside `ok`, or throws a `SlackError`. */
export interface Method {
  readonly tier: Tier | 'posting';
  run(args: JsonRecord, workspace: Workspace): JsonRecord;
}

export type Methods = Readonly<Record<string, Method>>;

/** Numbers may come as numbers or, in a form, as text. */
export function countAt(args: JsonRecord, key: string, otherwise: number): number {
  const value = Number(args[key] ?? otherwise);
  if (!Number.isFinite(value))
    throw new SlackError('invalid_arguments', [`[ERROR] must be a number: ${key}`]);
  return value;
}

export const flagAt = (args: JsonRecord, key: string): boolean => isTrue(args[key]);

export function needText(args: JsonRecord, key: string): string {
  const value = textAt(args, key);
  if (!value) throw new SlackError('invalid_arguments', [`[ERROR] missing required field: ${key}`]);
  return value;
}

const botOf = (workspace: Workspace) => workspace.seed.bot.user_id;

/** A channel the bot may know about: private ones only as a member. */
export function knownChannel(args: JsonRecord, workspace: Workspace): StoredChannel {
  const channel = workspace.channels.find(textAt(args, 'channel') ?? '');
  if (!channel || (channel.kind === 'private' && !channel.members.has(botOf(workspace))))
    throw new SlackError('channel_not_found');
  return channel;
}

/** A channel the bot is in. */
export function joinedChannel(args: JsonRecord, workspace: Workspace): StoredChannel {
  const channel = knownChannel(args, workspace);
  if (!channel.members.has(botOf(workspace))) throw new SlackError('not_in_channel');
  return channel;
}

/** As `joinedChannel`, for posting: a user id means the direct message, and archived channels refuse. */
export function postableChannel(args: JsonRecord, workspace: Workspace): StoredChannel {
  const channel = workspace.channels.directMessageWith(textAt(args, 'channel') ?? '');
  const found = channel ?? joinedChannel(args, workspace);
  if (found.is_archived) throw new SlackError('is_archived');
  return found;
}

const nextPage = (last: string | undefined) => ({ response_metadata: { next_cursor: last ?? '' } });

/** Cuts one page out of a list, by a cursor that is the position to go on from. */
export function page<Item>(
  items: readonly Item[],
  args: JsonRecord,
  limits: { usual: number; most: number },
): { items: readonly Item[]; hasMore: boolean; next: JsonRecord } {
  const limit = countAt(args, 'limit', limits.usual);
  if (limit < 1 || limit > limits.most) throw new SlackError('invalid_limit');
  const cursor = textAt(args, 'cursor');
  const from = cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0;
  if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor');
  const end = from + limit;
  const hasMore = end < items.length;
  const next = hasMore ? Buffer.from(String(end)).toString('base64url') : undefined;
  return { items: items.slice(from, end), hasMore, next: nextPage(next) };
}
