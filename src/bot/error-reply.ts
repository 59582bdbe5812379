import { randomBytes } from 'node:crypto';
import { WebAPIPlatformError } from '@slack/web-api';
import { say } from '../entities/language/say.ts';
import { sentenceText } from './blocks/slack-text.ts';
import type { BotLog } from './bot-log.ts';
import { RefusedError } from './guarded-acts.ts';

/** Errors whose message was written for the person who acted, wherever they were thrown. */
const forPeople: ReadonlySet<string> = new Set([
  'UsageError',
  'DispatchError',
  'ReportError',
  'DownloadError',
  'AudienceError',
]);

/** A trigger lives three seconds and works once. */
const lateTriggers: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
]);

export const isLateTrigger = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && lateTriggers.has(error.data.error);

/** What went wrong without whom it went wrong for: quoted values, addresses and long digit runs are left out. */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const message = (error.message.split('\n', 1)[0] ?? '')
    .replace(/'[^']*'|"[^"]*"|“[^”]*”|`[^`]*`/g, '‹…›')
    .replace(/\S+@\S+/g, '‹…›')
    .replace(/\+?\d[\d\s().-]{4,}\d/g, '‹…›');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    message: message.slice(0, 300),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}

/** One sentence in mrkdwn for the person who acted. What nobody foresaw gets a reference and one line in the log. */
export function errorSentence(error: unknown, log: BotLog): string {
  if (error instanceof RefusedError) return error.message;
  if (error instanceof Error && forPeople.has(error.name)) return sentenceText(error.message, 2_500);
  if (isLateTrigger(error)) return say`That took too long for Slack, so nothing was opened. Press again.`;
  const ref = randomBytes(2).toString('hex').toUpperCase();
  log.error({ ref, ...loggable(error) }, 'A request from Slack failed.');
  return say`Something broke on our side (ref ${ref}). Try again; if it stays, pass the reference on.`;
}
