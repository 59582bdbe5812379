import { causeWords, isCause } from '../../entities/cell.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { withoutFrame } from '../../entities/provider-detail.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';

export interface Reason {
  readonly cause: string;
  /** The provider's own, as it was told. */
  readonly code?: string | null | undefined;
  readonly detail?: string | null | undefined;
}

/** `Not a valid WhatsApp number (code 131021): Recipient cannot be sender` */
export function reasonText({ cause, code, detail }: Reason): string {
  const words = isCause(cause) ? causeWords(cause) : escapeText(oneLine(cause), 80);
  if (!code && !detail) return words;
  const bare = words.replace(/\.$/, '');
  const withCode = code ? say`${bare} (code ${escapeText(oneLine(code), 60)})` : bare;
  return detail ? `${withCode}: ${escapeText(oneLine(withoutFrame(saidAgain(detail))), 160)}` : withCode;
}
