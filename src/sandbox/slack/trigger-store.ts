import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { SlackError } from './slack-error.ts';

/** Who pressed, and in which modal if it was in one. */
export interface Trigger {
  readonly user: string;
  readonly channel?: string;
  readonly viewId?: string;
}

export interface TriggerStore {
  issue(trigger: Trigger): string;
  /** Single use, three seconds. Throws Slack's words otherwise. */
  spend(id: string): Trigger;
}

const livesMs = 3000;
const rememberedMs = 60_000;

export function createTriggers(now: Clock): TriggerStore {
  const issued = new Map<string, { trigger: Trigger; at: number; spent: boolean }>();
  return {
    issue(trigger) {
      const at = now().getTime();
      for (const [id, each] of issued) if (at - each.at > rememberedMs) issued.delete(id);
      const id = `${at}.${Math.floor(Math.random() * 1e9)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { trigger, at, spent: false });
      return id;
    },
    spend(id) {
      const known = issued.get(id);
      if (!known) throw new SlackError('invalid_trigger_id');
      if (known.spent) throw new SlackError('exchanged_trigger_id');
      if (now().getTime() - known.at > livesMs) throw new SlackError('expired_trigger_id');
      known.spent = true;
      return known.trigger;
    },
  };
}
