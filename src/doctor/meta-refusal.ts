import { recordAt, textAt } from '../entities/json.ts';
import { type FarAnswer, isTheirs, later } from './far-side.ts';

/** https://developers.facebook.com/docs/graph-api/guides/error-handling: the token is over or was never good. */
const tokenIsOver = 190;

/** Meta's own words, or the status where it said none. */
export const refusalOf = ({ json, status }: FarAnswer): string =>
  textAt(recordAt(json, 'error'), 'message') ?? `HTTP status ${status}`;

/** What to do about it; `setting` names what was asked about. */
export function adviceFor(answer: FarAnswer, setting: string): string {
  if (recordAt(answer.json, 'error').code === tokenIsOver)
    return 'Make a new token of the system user that never expires, and set WHATSAPP_ACCESS_TOKEN.';
  return isTheirs(answer) ? later : `Check ${setting}, and give the system user both WhatsApp permissions.`;
}
