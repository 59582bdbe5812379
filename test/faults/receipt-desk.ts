import { appSecret, lineId } from '../../bench/cast.ts';
import { signatureOf, webhookBody } from '../support/dispatch-webhooks.ts';
import type { Draw } from './draw.ts';
import type { Arrival, StatusWord } from './far-side.ts';

/** A replica's webhook door. */
export interface Door {
  readonly replica: number;
  readonly url: string;
}

/** How webhooks go wrong; shares of the POSTs, 0 unless told. */
export interface PostFaults {
  readonly lost?: number;
  readonly doubled?: number;
  readonly late?: number;
  readonly shuffled?: number;
}

interface Told {
  readonly arrival: Arrival;
  readonly status: StatusWord;
  /** Seconds since the epoch. */
  readonly second: number;
  readonly code?: number;
}

/** What may happen to an accepted message, with the share of messages it happens to. */
const stories: readonly (readonly [share: number, steps: readonly (readonly [StatusWord, number?])[]])[] = [
  [0.02, [['sent'], ['failed', 131026]]],
  [0.01, [['failed', 131000]]],
  [0.01, [['sent'], ['delivered'], ['failed', 131026]]],
  [0.36, [['sent'], ['delivered']]],
  [0.6, [['sent'], ['delivered'], ['read']]],
];
const stepMs = 40;
const lateMs = 900;
const tickMs = 15;
const lanes = 4;

/** WhatsApp's side of webhooks: tells what becomes of every accepted message, again and again until it is answered 200. */
export interface ReceiptDesk {
  accepted(arrival: Arrival): void;
  /** Tells something that is not about a message; resolves once it was answered 200. */
  tellBody(body: string): Promise<void>;
  faults: PostFaults;
  /** While true nothing is told; what has gathered comes in a flood. */
  outage: boolean;
  /** Hears the replica that just answered 200. */
  onTaken: (replica: number) => void;
  /** Nothing is left to tell. */
  readonly idle: boolean;
  readonly posted: number;
  close(): void;
}

const itemOf = ({ arrival, status, second, code }: Told): object => ({
  id: arrival.wamid,
  status,
  timestamp: String(second),
  recipient_id: arrival.to.replace('+', ''),
  biz_opaque_callback_data: arrival.token,
  ...(code !== undefined && { errors: [{ code, title: 'Failed.' }] }),
});

export function createReceiptDesk(draw: Draw, doors: () => readonly Door[]): ReceiptDesk {
  let queue: Told[] = [];
  /** Moments that are not due yet, and POSTs that wait for another try or are under way. */
  let pending = 0;
  let running = 0;
  let posted = 0;
  let closed = false;
  const later = (ms: number, act: () => void): void => {
    pending += 1;
    setTimeout(() => {
      pending -= 1;
      if (!closed) act();
    }, ms);
  };
  const wait = (ms: number) => new Promise<void>((done) => later(ms, done));

  async function post(body: string): Promise<number | undefined> {
    const open = doors();
    if (open.length === 0) return undefined;
    const door = draw.pick(open);
    posted += 1;
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(appSecret, body),
    };
    const signal = AbortSignal.timeout(5_000);
    // A replica that is frozen, killed or stopping answers nothing; WhatsApp comes again.
    const answer = await fetch(door.url, { method: 'POST', headers, body, signal }).catch(() => undefined);
    if (answer?.status !== 200) return undefined;
    desk.onTaken(door.replica);
    return door.replica;
  }

  async function postUntilTaken(body: string): Promise<void> {
    while (!closed && (await post(body)) === undefined) await wait(draw.between(50, 250));
  }

  async function deliver(batch: readonly Told[]): Promise<void> {
    const body = webhookBody(lineId, [{ statuses: batch.map(itemOf) }]);
    if (draw.share(desk.faults.late ?? 0)) await wait(draw.between(lateMs / 2, lateMs));
    const toldAt = Date.now();
    for (const { arrival, status } of batch) if (status === 'failed') arrival.failureToldAt ??= toldAt;
    await postUntilTaken(body);
    for (const { arrival, status, second } of batch) {
      arrival.taken[status] = Math.min(second, arrival.taken[status] ?? second);
    }
    if (draw.share(desk.faults.doubled ?? 0)) await postUntilTaken(body);
  }

  function work(): void {
    while (!closed && !desk.outage && running < lanes && queue.length > 0) {
      if (draw.share(desk.faults.shuffled ?? 0)) queue = draw.shuffled(queue);
      const batch = queue.splice(0, draw.between(1, 100));
      if (draw.share(desk.faults.lost ?? 0)) continue;
      running += 1;
      void deliver(batch).finally(() => {
        running -= 1;
        work();
      });
    }
  }
  const ticking = setInterval(work, tickMs);

  const storyFor = () => {
    let left = draw.number();
    return (
      stories.find(([share]) => {
        left -= share;
        return left < 0;
      })?.[1] ?? []
    );
  };

  const desk: ReceiptDesk = {
    accepted(arrival) {
      storyFor().forEach(([status, code], index) => {
        later(draw.between(0, stepMs) + index * stepMs, () => {
          const second = Math.floor(Date.now() / 1_000);
          queue.push({ arrival, status, second, ...(code !== undefined && { code }) });
        });
      });
    },
    async tellBody(body) {
      running += 1;
      await postUntilTaken(body).finally(() => {
        running -= 1;
      });
    },
    faults: {},
    outage: false,
    onTaken: () => {},
    get idle() {
      return queue.length + pending + running === 0;
    },
    get posted() {
      return posted;
    },
    close() {
      closed = true;
      clearInterval(ticking);
    },
  };
  return desk;
}
