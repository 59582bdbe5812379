import { Agent } from 'node:http';
import type { Clock } from './clock.ts';
import { drawFrom, shuffled } from './drawn-number.ts';
import type { FaultBox } from './fault.ts';
import { SandboxError } from './sandbox-error.ts';
import { postWebhook } from './webhook-post.ts';
import { type Account, envelopeOf, escapeNonAscii, type Update } from './webhook-update.ts';

export interface WebhookOptions {
  readonly account: Account;
  readonly appSecret: string;
  /** Most updates in one POST; Meta goes up to 1,000. */
  readonly webhookBatch: number;
  readonly webhookConcurrency: number;
  /** Waits between tries of one POST; after the last it is dropped. */
  readonly webhookRetryMs: readonly number[];
  readonly clock: Clock;
  readonly faults: FaultBox;
  /** Called whenever nothing is left to be told. */
  readonly onIdle: () => void;
  /** Called with everything that is told, before anybody hears of it. */
  readonly onTell: (update: Update) => void;
}

export interface WebhookCounts {
  readonly posted: number;
  readonly retried: number;
  readonly dropped: number;
}

export interface WebhookSender {
  tell(update: Update): void;
  /** Until a URL is set, everything waits. */
  setUrl(url: string): void;
  /** Whatever waits between tries is tried at once. */
  hurry(): void;
  readonly idle: boolean;
  readonly counts: WebhookCounts;
  stop(): void;
}

interface Parcel {
  readonly body: Buffer;
  readonly updates: readonly Update[];
  readonly tries: number;
}

/** At least once: signed POSTs, each repeated with growing waits until it gets a 200 or its tries are used up. */
export function createWebhookSender(options: WebhookOptions): WebhookSender {
  const { clock, faults, appSecret, webhookBatch, webhookConcurrency } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: webhookConcurrency });
  const counts = { posted: 0, retried: 0, dropped: 0 };
  const draw = drawFrom(webhookBatch);
  const waiting = new Map<Parcel, { readonly cancel: () => void; readonly retry: () => void }>();
  let queue: Update[] = [];
  let parcels: Parcel[] = [];
  let inFlight = 0;
  let url: string | undefined;
  let woken = false;
  let stopped = false;

  const isIdle = (): boolean => queue.length + parcels.length + inFlight + waiting.size === 0;

  function finish(parcel: Parcel): void {
    for (const update of parcel.updates) update.told?.();
  }

  function tryLater(parcel: Parcel, wait: number): void {
    counts.retried += 1;
    const again = { ...parcel, tries: parcel.tries + 1 };
    const retry = (): void => {
      waiting.delete(again);
      parcels.push(again);
      wake();
    };
    waiting.set(again, { cancel: clock.schedule(retry, wait), retry });
  }

  function answered(parcel: Parcel, taken: boolean): void {
    inFlight -= 1;
    if (stopped) return;
    const wait = options.webhookRetryMs[parcel.tries];
    if (!taken && wait !== undefined) {
      tryLater(parcel, wait);
    } else {
      if (!taken) counts.dropped += 1;
      finish(parcel);
    }
    work();
  }

  function pack(): void {
    if (faults.shuffleWebhooks) queue = shuffled(queue, draw);
    const updates = queue.splice(0, webhookBatch);
    const json = JSON.stringify(envelopeOf(updates, options.account, clock.now()));
    const parcel = { body: Buffer.from(escapeNonAscii(json), 'latin1'), updates, tries: 0 };
    if (faults.strikes('dropWebhooks')) {
      counts.dropped += 1;
      finish(parcel);
      return;
    }
    parcels.push(parcel);
    if (faults.strikes('doubleWebhooks')) parcels.push({ ...parcel, updates: [] });
  }

  function work(): void {
    while (!stopped && url !== undefined && inFlight < webhookConcurrency) {
      const parcel = parcels.shift();
      if (parcel) {
        inFlight += 1;
        counts.posted += 1;
        postWebhook({ url, body: parcel.body, appSecret, agent }, (taken) => answered(parcel, taken));
      } else if (queue.length > 0) {
        pack();
      } else {
        break;
      }
    }
    if (!stopped && isIdle()) options.onIdle();
  }

  /** Waits for the rest of this turn, so that what happens at once is told in one POST. */
  function wake(): void {
    if (woken) return;
    woken = true;
    setImmediate(() => {
      woken = false;
      work();
    });
  }

  return {
    tell(update) {
      options.onTell(update);
      queue.push(update);
      wake();
    },
    setUrl(target) {
      if (!target.startsWith('http://')) {
        throw new SandboxError(`Expected a webhook URL that starts with http://, found ${target}.`);
      }
      url = target;
      wake();
    },
    hurry() {
      for (const { cancel, retry } of [...waiting.values()]) {
        cancel();
        retry();
      }
    },
    get idle() {
      return isIdle();
    },
    counts,
    stop() {
      stopped = true;
      for (const { cancel } of waiting.values()) cancel();
      waiting.clear();
      queue = [];
      parcels = [];
      agent.destroy();
    },
  };
}
