import type { ChannelSink, PostResult } from './channel-sink.ts';
import { paceRules } from './slack-pace.ts';
import type { PaceGate, SlackPaceStore } from './slack-pace-store.ts';

/** How urgent work gets a place where other work has used up what may come at once. */
export interface PacedSinkOptions {
  /** So many calls more than others may make at once. */
  readonly ahead?: number;
}

const edits: PaceGate = { key: 'chat.update', rule: paceRules.edit };
const posts: PaceGate = { key: 'chat.postMessage', rule: paceRules.post };
const postsIn = (channelId: string): PaceGate => ({
  key: `${posts.key} ${channelId}`,
  rule: paceRules.postInChannel,
});

/**
 * A sink that stays within Slack's limits together with every other replica: a call that has no place yet is answered
 * `rate_limited` without being made, and what Slack itself refuses closes the method for all.
 */
export function createPacedSink(
  sink: ChannelSink,
  pace: SlackPaceStore,
  now: () => Date,
  { ahead = 0 }: PacedSinkOptions = {},
): ChannelSink {
  const before = ({ key, rule }: PaceGate): PaceGate => ({
    key,
    rule: { ...rule, burst: rule.burst + ahead },
  });

  async function paced(
    method: PaceGate,
    gates: readonly PaceGate[],
    call: () => Promise<PostResult>,
  ): Promise<PostResult> {
    const retryAfterMs = await pace.take(gates.map(before), now());
    if (retryAfterMs > 0) return { outcome: 'rate_limited', retryAfterMs };
    const result = await call();
    if (result.outcome === 'rate_limited') {
      await pace.close(method.key, new Date(now().getTime() + result.retryAfterMs));
    }
    return result;
  }

  return {
    post: (target, document, key) =>
      paced(posts, [posts, postsIn(target.channelId)], () => sink.post(target, document, key)),
    edit: (message, document) => paced(edits, [edits], () => sink.edit(message, document)),
    link: sink.link,
    find: sink.find,
  };
}
