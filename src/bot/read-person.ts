import { isUserId } from '../entities/user-id.ts';
import type { BotContext } from './bot-context.ts';

/** Who is meant: a phone as E.164, or the id of somebody whose number WhatsApp hides; undefined for neither. */
export function readPerson({ readPhone }: Pick<BotContext, 'readPhone'>, typed: string): string | undefined {
  const words = typed.trim();
  return isUserId(words) ? words : readPhone(words);
}
