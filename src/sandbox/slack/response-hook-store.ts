import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** What a `response_url` stands for: a person in a channel and the message that was acted on, if any. */
export interface ResponseHook {
  readonly user: string;
  readonly channel: string;
  readonly original?: string;
  /** Only a picked conversation of a modal answers into the channel by default. */
  readonly inChannel?: boolean;
  readonly thread_ts?: string;
}

export interface ResponseHookStore {
  issue(hook: ResponseHook): string;
  /** Counts one use: five in thirty minutes. A string is Slack's word of refusal. */
  use(id: string): ResponseHook | 'invalid_url' | 'used_url' | 'expired_url';
  /** Without an original message the first answer becomes what later answers replace. */
  adopt(id: string, ts: string): void;
}

const maxUses = 5;
const livesMs = 30 * 60_000;

export function createResponseHooks(now: Clock): ResponseHookStore {
  const hooks = new Map<string, { hook: ResponseHook; at: number; uses: number }>();
  return {
    issue(hook) {
      const at = now().getTime();
      for (const [id, each] of hooks) if (at - each.at > 2 * livesMs) hooks.delete(id);
      const id = randomBytes(18).toString('base64url');
      hooks.set(id, { hook, at, uses: 0 });
      return id;
    },
    use(id) {
      const known = hooks.get(id);
      if (!known) return 'invalid_url';
      if (now().getTime() - known.at > livesMs) return 'expired_url';
      if (known.uses >= maxUses) return 'used_url';
      known.uses += 1;
      return known.hook;
    },
    adopt(id, ts) {
      const known = hooks.get(id);
      if (known && !known.hook.original) known.hook = { ...known.hook, original: ts };
    },
  };
}
