import type { EntityManager } from '@mikro-orm/postgresql';
import { isUserId } from '../../entities/user-id.ts';
import type { PreferenceChange, WebhookEvent } from '../../gateways/gateway.ts';
import { forgottenAmong, holdOffForgetting, userWords } from './forgotten-store.ts';

const e164 = (digits: string): string => (digits.startsWith('+') ? digits : `+${digits}`);
const personWords = (contact: string): string => (isUserId(contact) ? userWords(contact) : e164(contact));
/** A phone with or without its country code, wherever it stands. */
const numbersIn = (raw: unknown): readonly string[] => JSON.stringify(raw ?? null).match(/\d{7,15}/g) ?? [];

/** Everything in an event by which somebody could be known; receipts know of attempts alone. */
function wordsOf(event: WebhookEvent): readonly string[] {
  switch (event.kind) {
    case 'inbound':
      return [...(event.from ? [e164(event.from)] : []), ...(event.userId ? [userWords(event.userId)] : [])];
    case 'preference':
    case 'unnamed_failure':
      return [personWords(event.phone)];
    case 'unknown':
      return numbersIn(event.raw).flatMap((digits) => [digits, e164(digits)]);
    default:
      return [];
  }
}

const isPreference = (event: WebhookEvent): event is PreferenceChange => event.kind === 'preference';

export interface Sifted {
  readonly events: readonly WebhookEvent[];
  /** What forgotten people said of being reached: kept with their hash alone. */
  readonly preferences: readonly PreferenceChange[];
}

/**
 * Takes out what would bring somebody back who was forgotten and whom no list has named since. Nobody is forgotten from
 * here to the end of the transaction.
 */
export async function siftForgotten(em: EntityManager, events: readonly WebhookEvent[]): Promise<Sifted> {
  const words = new Map(events.map((event) => [event, wordsOf(event)]));
  const all = [...words.values()].flat();
  if (all.length === 0) return { events, preferences: [] };
  await holdOffForgetting(em);
  const forgotten = await forgottenAmong(em, all);
  if (forgotten.size === 0) return { events, preferences: [] };
  const isAbout = (event: WebhookEvent) => (words.get(event) ?? []).some((word) => forgotten.has(word));
  return {
    events: events.filter((event) => !isAbout(event)),
    preferences: events.filter(isPreference).filter(isAbout),
  };
}
