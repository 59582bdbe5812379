import { said, say, text } from '../../entities/language/say.ts';
import { scheduleText } from '../../reports/schedule-words.ts';
import { reasonText } from '../../reports/slot-reasons.ts';
import type { PastSlot, SubscriptionLine } from '../../reports/subscriptions.ts';
import { dateToken, escapeText, mention, oneLine } from '../blocks/slack-text.ts';

const outcomeNames: Readonly<Record<PastSlot['outcome'], string>> = {
  posted: text('posted'),
  skipped: text('skipped'),
  failed: text('failed'),
};

function pastWords({ outcome, because, dueAt }: PastSlot): string {
  const how = `${dateToken(dueAt)} ${said(outcomeNames[outcome])}`;
  return because === null ? how : `${how}: ${escapeText(oneLine(reasonText(because)), 200)}`;
}

export const nextWords = ({ nextDueAt, pausedBy, snoozedUntil }: SubscriptionLine): string => {
  if (pausedBy !== undefined) return say`paused by ${mention(pausedBy)}`;
  if (snoozedUntil) return say`snoozed until ${dateToken(snoozedUntil)}`;
  return nextDueAt ? say`next ${dateToken(nextDueAt)}` : say`next with the next deployment that finishes`;
};

/** `every day at 09:00 (America/Bogota)`, escaped. */
export const whenWords = (line: SubscriptionLine): string => escapeText(scheduleText(line), 300);

/** What comes when, and how the last ones went. */
export function lineWords(line: SubscriptionLine, name: string): string {
  const outcomes = line.outcomes.length === 0 ? [say`none was due yet`] : line.outcomes.map(pastWords);
  return [
    `*${escapeText(name, 60)}* (${escapeText(line.report, 30)}) · ${whenWords(line)}`,
    `${nextWords(line)} · ${say`owner ${mention(line.owner)}`}`,
    say`Last: ${outcomes.join(' · ')}`,
  ].join('\n');
}
