import type { MikroORM } from '@mikro-orm/postgresql';
import type { ChannelSink } from './channel-sink.ts';
import { dueSlots, latestMs } from './due-slots.ts';
import { createPostOnce, type PostOnce } from './post-once.ts';
import { composeRefusalNotice } from './refusal-notice.ts';
import type { ReportDocument } from './report-document.ts';
import { createReportKinds } from './report-kinds.ts';
import type { ReportReader } from './report-reader.ts';
import { type ClaimedSlot, createSlotStore, slotPostKey } from './slot-store.ts';
import { ReportError } from './subscriptions.ts';
import { forEachAlone, singleTick, type TickReport } from './tick.ts';

export interface SchedulerOptions {
  readonly orm: MikroORM;
  readonly reader: ReportReader;
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** How reports get posted; by default once per slot through `sink`. */
  readonly postOnce?: PostOnce;
}

const channelsAtOnce = 4;
/** Covers composing and one call to Slack; what is killed within it is taken up again afterwards. */
const leaseMs = 90_000;

/** Writes down what has come due and posts it. Any number of processes may tick side by side. */
export function createScheduler(options: SchedulerOptions): { tick(): Promise<TickReport> } {
  const { orm, reader, sink, now, postOnce = createPostOnce({ orm, sink, now }) } = options;
  const slots = createSlotStore(orm);
  const reports = createReportKinds(reader);

  /** The owner hears of it before the slot is settled, so that a crash in between loses neither. */
  async function fail(slot: ClaimedSlot, because: string, certain: boolean): Promise<void> {
    const told = await postOnce({
      key: `${slotPostKey(slot)}:owner`,
      target: { channelId: slot.owner },
      document: composeRefusalNotice(slot, because, certain),
    });
    if (told.outcome === 'pending') await slots.postpone(slot, told.until);
    else await slots.settle(slot, 'failed', because, now());
  }

  async function post(slot: ClaimedSlot, document: ReportDocument): Promise<void> {
    const target = { channelId: slot.channelId };
    const result = await postOnce({ key: slotPostKey(slot), target, document });
    if (result.outcome === 'posted') await slots.settle(slot, 'posted', null, now());
    else if (result.outcome === 'pending') await slots.postpone(slot, result.until);
    else await fail(slot, result.because, result.outcome === 'refused');
  }

  async function work(slot: ClaimedSlot): Promise<void> {
    if (!slot.isTried && slot.isEnded) {
      return slots.settle(slot, 'skipped', 'The subscription ended before its time came.', now());
    }
    if (!slot.isTried && now().getTime() - slot.dueAt.getTime() >= latestMs) {
      return fail(slot, 'It could not be put together within 12 hours of its time.', true);
    }
    let document: ReportDocument;
    try {
      // As of its time, so that a digest that is caught up after midnight is still about the same day.
      document = await reports.compose(slot.report, slot.dueAt, slot.zone);
    } catch (error) {
      if (error instanceof ReportError) return fail(slot, error.message, true);
      throw error;
    }
    return post(slot, document);
  }

  return {
    tick: singleTick('report schedule', async () => {
      const startedAt = now();
      await slots.insert(dueSlots(await slots.loadScheduled(), startedAt), startedAt);
      const claimed = await slots.claim(startedAt, new Date(startedAt.getTime() + leaseMs));
      return forEachAlone(claimed, channelsAtOnce, slotPostKey, work);
    }),
  };
}
