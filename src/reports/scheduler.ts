import type { MikroORM } from '@mikro-orm/postgresql';
import { speaking, tongues } from '../entities/language/say.ts';
import type { ChannelSink } from './channel-sink.ts';
import { decidePost } from './decide-post.ts';
import { dueSlots } from './due-slots.ts';
import { alwaysEnglish, type PlaceLanguages, speakingIn } from './place-languages.ts';
import { createPostOnce, type PostOnce } from './post-once.ts';
import { composeRefusalNotice } from './refusal-notice.ts';
import type { ComposedReport } from './report-kind.ts';
import { createReportKinds, isReport } from './report-kinds.ts';
import type { ReportReader } from './report-reader.ts';
import { slotDocument } from './slot-document.ts';
import { refusedWith, slotReasons } from './slot-reasons.ts';
import { type ClaimedSlot, createSlotStore, slotPostKey } from './slot-store.ts';
import { forEachAlone, singleTick, type TickFailure, type TickReport } from './tick.ts';

export interface SchedulerOptions {
  readonly orm: MikroORM;
  readonly reader: ReportReader;
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** By default everybody is told in English. */
  readonly languages?: PlaceLanguages;
  /** How reports get posted; by default once per slot through `sink`. */
  readonly postOnce?: PostOnce;
}

const channelsAtOnce = 4;
/** Covers composing and one call to Slack; what is killed within it is taken up again afterwards. */
const leaseMs = 90_000;
/** No more is taken up after that: an orderly stop waits for the tick, and the next one goes on. */
const claimingMs = 20_000;
/** What cannot be put together is tried again so long. */
const patienceMs = 12 * 3_600_000;

/** Writes down what has come due and posts it. Any number of processes may tick side by side. */
export function createScheduler(options: SchedulerOptions): { tick(): Promise<TickReport> } {
  const { orm, reader, sink, now, languages = alwaysEnglish } = options;
  const { postOnce = createPostOnce({ orm, sink, now }) } = options;
  const slots = createSlotStore(orm);
  const reports = createReportKinds(reader);

  /** The owner hears of it before the slot is settled, so that a crash in between loses neither. */
  async function fail(slot: ClaimedSlot, because: string, certain: boolean): Promise<void> {
    const told = await speakingIn(languages, slot.owner, slot.owner, () =>
      postOnce({
        key: `${slotPostKey(slot)}:owner`,
        target: { channelId: slot.owner },
        document: composeRefusalNotice(slot, because, certain),
      }),
    );
    if (told.outcome === 'pending') await slots.postpone(slot, told.until);
    else await slots.settle(slot, 'failed', because, now());
  }

  async function post(slot: ClaimedSlot, report: ComposedReport): Promise<void> {
    const decision = decidePost(report, slot.choices, slot.last);
    // What may have been posted is settled by looking for it, whatever would be decided now.
    if (decision.post === 'nothing' && !slot.isTried) {
      return slots.settle(slot, 'skipped', decision.because, now());
    }
    const result = await postOnce({
      key: slotPostKey(slot),
      target: { channelId: slot.channelId },
      document: slotDocument(slot, report.document, decision, now()),
    });
    if (result.outcome === 'posted') await slots.settle(slot, 'posted', null, now(), report.said);
    else if (result.outcome === 'pending') await slots.postpone(slot, result.until);
    else if (result.outcome === 'refused') await fail(slot, refusedWith(result.error), true);
    else await fail(slot, slotReasons.unconfirmed, false);
  }

  async function work(slot: ClaimedSlot): Promise<void> {
    const { report, dueAt, choices, deploymentId, last, isTried } = slot;
    if (!isTried && slot.isEnded) return slots.settle(slot, 'skipped', slotReasons.ended, now());
    if (!isTried && now().getTime() - slot.knownAt.getTime() >= patienceMs) {
      return fail(slot, slotReasons.broken, true);
    }
    if (!isReport(report)) return fail(slot, slotReasons.unknownReport, true);
    const { zone, conversations, days } = choices;
    // As of its time, so that a digest that is caught up after midnight is still about the same day.
    const order = { report, at: dueAt, zone, conversations, days, deploymentId, last };
    return post(slot, await reports.compose(order));
  }

  const languageOf = ({ choices, channelId, owner }: ClaimedSlot) =>
    choices.language ?? languages.of(channelId, owner);

  return {
    tick: singleTick('report schedule', async () => {
      const startedAt = now();
      const due = [
        ...dueSlots(await slots.loadScheduled(), startedAt),
        ...(await slots.loadFinished(startedAt)),
      ];
      await slots.insert(due, startedAt);
      const failures: TickFailure[] = [];
      while (now().getTime() - startedAt.getTime() <= claimingMs) {
        // As of the beginning: what is postponed meanwhile waits for the next tick.
        const claimed = await slots.claim(startedAt, new Date(now().getTime() + leaseMs));
        if (claimed.length === 0) break;
        const failed = await forEachAlone(claimed, channelsAtOnce, slotPostKey, async (slot) =>
          speaking(tongues[await languageOf(slot)], () => work(slot)),
        );
        failures.push(...failed);
      }
      return failures;
    }),
  };
}
