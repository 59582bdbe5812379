/** Slack takes about 50 edits a minute over all channels of a workspace (chat.update, Tier 3); some are left for others. */
export const editsPerMinute = 45;
const shortestMs = 2_000;
const minuteMs = 60_000;

/** How long one message rests between edits while `changing` messages want to be edited. */
export const editIntervalMs = (changing: number): number =>
  Math.max(shortestMs, Math.ceil((changing * minuteMs) / editsPerMinute));

/** Those whose turn it is, longest unchanged first, within what is left of this minute. */
export function nextEdits<T extends { readonly changedAt: Date }>(
  changing: readonly T[],
  editedLastMinute: number,
  now: Date,
): T[] {
  const rested = now.getTime() - editIntervalMs(changing.length);
  return changing
    .filter(({ changedAt }) => changedAt.getTime() <= rested)
    .sort((one, other) => one.changedAt.getTime() - other.changedAt.getTime())
    .slice(0, Math.max(0, editsPerMinute - editedLastMinute));
}
