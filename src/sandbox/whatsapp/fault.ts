import { drawFrom } from './drawn-number.ts';
import { isObject } from './json-reading.ts';
import { SandboxError } from './sandbox-error.ts';

/** A whole number hits the next so many; a number between 0 and 1 hits that share; 0 hits none. */
const countedFaults = [
  'acceptThenReset',
  'acceptThen500',
  'hang',
  'reset',
  'status500',
  'throttle',
  'dropWebhooks',
  'doubleWebhooks',
] as const;
export type CountedFault = (typeof countedFaults)[number];

/**
 * Faults on top of the stories. `acceptThenReset`, `acceptThen500` and `hang` accept the message and then break the
 * connection, answer 500 without a body, or never answer; `reset` and `status500` do so without accepting;
 * `throttle` answers 130429; `dropWebhooks` and `doubleWebhooks` lose or repeat a webhook POST;
 * `shuffleWebhooks` mixes what waits to be told; `latencyMs` delays every answer.
 */
export type Faults = { readonly [fault in CountedFault]?: number } & {
  readonly latencyMs?: number;
  readonly shuffleWebhooks?: boolean;
};

export interface FaultBox {
  set(faults: Faults): void;
  /** Whether this fault hits now; uses up a counted one. */
  strikes(fault: CountedFault): boolean;
  readonly latencyMs: number | undefined;
  readonly shuffleWebhooks: boolean;
  readonly now: Faults;
}

/** Faults stay as they are until they are set again; only those named change. */
export function createFaultBox(seed: number): FaultBox {
  const draw = drawFrom(seed);
  let faults: Faults = {};
  return {
    set: (changed) => {
      faults = { ...faults, ...changed };
    },
    strikes: (fault) => {
      const left = faults[fault] ?? 0;
      if (left <= 0) return false;
      if (left < 1) return draw() < left;
      faults = { ...faults, [fault]: left - 1 };
      return true;
    },
    get latencyMs() {
      return faults.latencyMs;
    },
    get shuffleWebhooks() {
      return faults.shuffleWebhooks ?? false;
    },
    get now() {
      return faults;
    },
  };
}

const isCountedFault = (word: string): word is CountedFault => countedFaults.some((fault) => fault === word);

/** Faults from outside; throws a sentence naming the first one that cannot be read. */
export function parseFaults(value: unknown): Faults {
  if (!isObject(value)) throw new SandboxError('Expected faults as a JSON object, such as {"hang": 1}.');
  let faults: Faults = {};
  for (const [name, wanted] of Object.entries(value)) {
    if (name === 'shuffleWebhooks' && typeof wanted === 'boolean') {
      faults = { ...faults, shuffleWebhooks: wanted };
    } else if ((isCountedFault(name) || name === 'latencyMs') && typeof wanted === 'number' && wanted >= 0) {
      faults = { ...faults, [name]: wanted };
    } else {
      const known = [...countedFaults, 'latencyMs', 'shuffleWebhooks'].join(', ');
      throw new SandboxError(
        `Expected one of the faults ${known} with a number from 0 (true or false for the last), found ${name}: ${JSON.stringify(wanted)}.`,
      );
    }
  }
  return faults;
}
