import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import type { PostDecision } from './decide-post.ts';
import { isLate } from './due-slots.ts';
import type { ReportDocument, Words } from './report-document.ts';
import { everyOf } from './report-kinds.ts';
import { sayWords } from './say-words.ts';
import { scheduleText } from './schedule-words.ts';
import type { ClaimedSlot } from './slot-store.ts';

/** Why it stands in the channel, and when the next one comes. */
function footer({ report, choices, dueAt }: ClaimedSlot, now: Date): Words[] {
  const schedule = scheduleText({ every: everyOf(report), ...choices });
  const comes: Words = [say`Comes ${schedule}.`];
  return isLate(dueAt, now) ? [comes, sayWords`Late: this one was due ${{ at: dueAt }}.`] : [comes];
}

/** The report as its subscription wants it: whole or in one line, with its time and the way to mute it. */
export function slotDocument(
  slot: ClaimedSlot,
  document: ReportDocument,
  decision: PostDecision,
  now: Date,
): ReportDocument {
  const context = [...document.context, ...footer(slot, now)];
  if (decision.post !== 'line') {
    const mute = {
      id: actionIds.changeSubscription,
      label: say`Mute or change`,
      value: String(slot.subscriptionId),
    };
    return { ...document, context, actions: [...document.actions, mute] };
  }
  const { title } = document;
  return {
    title,
    summary: decision.line,
    context: footer(slot, now),
    figures: [],
    tables: [],
    charts: [],
    notes: [],
    actions: [],
  };
}
