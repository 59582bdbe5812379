import type { Clock } from './clock.ts';
import type { LedgerEntry } from './ledger.ts';
import { type Told, updateOf } from './message-update.ts';
import { type Moment, momentsOf } from './moments.ts';
import { failing } from './story.ts';
import type { Update } from './webhook-update.ts';

export interface TellerOptions {
  readonly clock: Clock;
  /** How long a template must rest before a step that waits for quiet. */
  readonly quietMs: number;
  readonly tell: (update: Update) => void;
  /** The last update of a message was taken or given up. */
  readonly onFinished: (entry: LedgerEntry) => void;
  /** A person wrote or tapped at this time. */
  readonly onReply: (entry: LedgerEntry, at: number) => void;
  /** Somebody has this phone in hand: its story answers nothing by itself. */
  readonly isInHand: (phone: string) => boolean;
}

export interface StoryTeller {
  /** Starts the story of an accepted message; `onFirstTold` hears that its first update was taken. */
  begin(told: Told, speed: number, onFirstTold?: () => void): void;
  /** Messages of this template that are held for quality fail now with 132015. */
  dropHeld(templateName: string, language: string): void;
  /** Tells everything that is still to come, in its order, now. */
  flush(): void;
  readonly busy: boolean;
  stop(): void;
}

interface Chain {
  readonly told: Told;
  moments: Moment[];
  /** Updates handed over but not taken yet. */
  outstanding: number;
  held: boolean;
  cancel: () => void;
  onFirstTold: (() => void) | undefined;
}

/** Runs the stories of all messages under way, each with one timer at most. */
export function createStoryTeller(options: TellerOptions): StoryTeller {
  const { clock } = options;
  const chains = new Set<Chain>();
  const lastSendAt = new Map<string, number>();
  const templateOf = ({ entry }: Told): string => `${entry.templateName} ${entry.templateLanguage}`;

  function finishIfDone(chain: Chain): void {
    if (chain.moments.length > 0 || chain.outstanding > 0 || !chains.delete(chain)) return;
    options.onFinished(chain.told.entry);
  }

  function tell(chain: Chain, moment: Moment): void {
    chain.outstanding += 1;
    chain.held = false;
    // What waited for quiet happens when the waiting ends.
    const at = moment.step.whenQuiet ? clock.now() : moment.happensAt;
    if ('reply' in moment.step) options.onReply(chain.told.entry, at);
    options.tell({
      ...updateOf(chain.told, moment.step, at),
      told: () => {
        chain.outstanding -= 1;
        chain.onFirstTold?.();
        chain.onFirstTold = undefined;
        finishIfDone(chain);
      },
    });
  }

  /** How long the next moment has to wait from now on. */
  function waitFor(chain: Chain, moment: Moment): number {
    const quietAt = (lastSendAt.get(templateOf(chain.told)) ?? 0) + options.quietMs;
    return Math.max(moment.toldAt, moment.step.whenQuiet ? quietAt : 0) - clock.now();
  }

  function advance(chain: Chain): void {
    for (let moment = chain.moments[0]; moment; moment = chain.moments[0]) {
      const wait = waitFor(chain, moment);
      if (wait > 0) {
        chain.cancel = clock.schedule(() => advance(chain), wait);
        return;
      }
      chain.moments.shift();
      if (!('reply' in moment.step && options.isInHand(chain.told.entry.to))) tell(chain, moment);
    }
    finishIfDone(chain);
  }

  return {
    begin(told, speed, onFirstTold) {
      lastSendAt.set(templateOf(told), clock.now());
      const chain: Chain = {
        told,
        moments: [...momentsOf(told.story, told.entry.at, told.entry.wamid, speed)],
        outstanding: 0,
        held: told.story.answer.way === 'held',
        cancel: () => {},
        onFirstTold,
      };
      chains.add(chain);
      // Never within the call itself, so that an ordinary answer leaves before the first receipt.
      chain.cancel = clock.schedule(() => advance(chain), 0);
    },
    dropHeld(templateName, language) {
      const at = clock.now();
      for (const chain of [...chains]) {
        if (!chain.held || templateOf(chain.told) !== `${templateName} ${language}`) continue;
        chain.cancel();
        chain.moments = [{ step: failing(132015), happensAt: at, toldAt: at }];
        advance(chain);
      }
    },
    flush() {
      const rest = [...chains].flatMap((chain) => {
        chain.cancel();
        return chain.moments.splice(0).map((moment) => ({ chain, moment }));
      });
      rest.sort((a, b) => a.moment.toldAt - b.moment.toldAt);
      for (const { chain, moment } of rest) tell(chain, moment);
    },
    get busy() {
      return chains.size > 0;
    },
    stop() {
      for (const chain of chains) chain.cancel();
      chains.clear();
    },
  };
}
