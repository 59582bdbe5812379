import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { InboundMessage, PreferenceChange, Receipt, WebhookEvent } from '../gateways/gateway.ts';
import { type ApplyContext, applyFacts, type Heard } from './apply-facts.ts';
import { parseAttemptToken } from './attempt-token.ts';
import type { Facts } from './facts.ts';
import { factsOfReceipt } from './heard-receipt.ts';
import {
  type AttributedMessage,
  attemptsOfMessages,
  attributeInbound,
  storeInbound,
} from './inbound-store.ts';
import { type ParkedEntry, type ParkedFacts, park } from './parked-store.ts';
import { database } from './sql-rows.ts';
import { applyTemplateChange } from './template-events.ts';

export interface EventContext extends ApplyContext {
  readonly gateway: string;
  readonly tokenKey: string;
}

export interface AppliedEvents {
  /** Messages of ours that something was parked for: look once more after the commit. */
  readonly parkedFor: readonly string[];
  /** The templates must be read again. */
  readonly readTemplates: boolean;
}

const ofKind = <Kind extends WebhookEvent['kind']>(events: readonly WebhookEvent[], kind: Kind) =>
  events.filter((event): event is Extract<WebhookEvent, { kind: Kind }> => event.kind === kind);

const knownNot = 'No attempt with this message is known yet.';

const parkedFacts = (gateway: string, providerId: string, event: ParkedFacts): ParkedEntry => ({
  gateway,
  providerId,
  because: knownNot,
  event,
});

async function applyPreferences(em: EntityManager, changes: readonly PreferenceChange[]): Promise<void> {
  for (const { phone, value } of changes) {
    const number = phone.startsWith('+') ? phone : `+${phone}`;
    const because = 'The user stopped marketing messages in WhatsApp.';
    await (value === 'stop'
      ? sql`insert into exclusion (phone, source, because) values (${number}, 'opt_out', ${because}) on conflict do nothing`
      : sql`delete from exclusion where phone = ${number} and source = 'opt_out'`
    ).execute(database(em));
  }
}

function sortReceipts(
  receipts: readonly Receipt[],
  attemptOfMessage: ReadonlyMap<string, number>,
  context: EventContext,
): { heard: Heard[]; parked: ParkedEntry[] } {
  const heard: Heard[] = [];
  const parked: ParkedEntry[] = [];
  for (const receipt of receipts) {
    const named =
      receipt.token === undefined ? undefined : parseAttemptToken(context.tokenKey, receipt.token);
    const attemptId = named ?? attemptOfMessage.get(receipt.providerId);
    const facts = factsOfReceipt(receipt);
    if (attemptId === undefined) parked.push(parkedFacts(context.gateway, receipt.providerId, { facts }));
    else heard.push({ attemptId, facts });
  }
  return { heard, parked };
}

/** A number change is nobody's answer; a reaction proves that our message arrived, and is no answer either. */
function factsOfInbound({ type, at }: InboundMessage, quotes: boolean): Facts | undefined {
  if (type === 'system') return undefined;
  if (type === 'reaction') return quotes ? { deliveredAt: at.getTime() } : undefined;
  return quotes ? { repliedAt: at.getTime() } : { answeredAt: at.getTime() };
}

function sortInbound(
  messages: readonly AttributedMessage[],
  gateway: string,
): { heard: Heard[]; parked: ParkedEntry[] } {
  const heard: Heard[] = [];
  const parked: ParkedEntry[] = [];
  for (const { message, attemptId, quotes } of messages) {
    const at = message.at.getTime();
    const facts = factsOfInbound(message, quotes);
    if (!facts) continue;
    if (attemptId !== undefined) heard.push({ attemptId, facts, activeAt: at });
    else if (message.contextId !== undefined)
      parked.push(
        parkedFacts(gateway, message.contextId, { facts, activeAt: at, inboundId: message.providerId }),
      );
  }
  return { heard, parked };
}

/** Makes everything a webhook told durable, in the manager's transaction; whatever cannot be used yet is parked. */
export async function applyEvents(
  em: EntityManager,
  events: readonly WebhookEvent[],
  context: EventContext,
): Promise<AppliedEvents> {
  const receipts = ofKind(events, 'receipt');
  const messages = ofKind(events, 'inbound');
  const attemptOfMessage = await attemptsOfMessages(em, [
    ...receipts.flatMap(({ token, providerId }) =>
      token !== undefined && parseAttemptToken(context.tokenKey, token) !== undefined ? [] : [providerId],
    ),
    ...messages.flatMap(({ contextId }) => contextId ?? []),
  ]);
  const fromReceipts = sortReceipts(receipts, attemptOfMessage, context);
  const answers = await attributeInbound(em, messages, attemptOfMessage);
  const fromInbound = sortInbound(answers, context.gateway);
  const heard = [...fromReceipts.heard, ...fromInbound.heard];
  const known = await applyFacts(em, heard, context);
  await storeInbound(em, answers);
  const strangers = fromReceipts.heard
    .filter(({ attemptId }) => !known.has(attemptId))
    .map(({ facts }) => parkedFacts(context.gateway, facts.providerId ?? '', { facts }));
  const unknown = ofKind(events, 'unknown').map(({ why, raw }) => ({
    gateway: context.gateway,
    providerId: null,
    because: why,
    event: raw ?? null,
  }));
  const waiting = [...fromReceipts.parked, ...fromInbound.parked];
  await park(em, [...waiting, ...strangers, ...unknown]);
  await applyPreferences(em, ofKind(events, 'preference'));
  let readTemplates = false;
  for (const change of ofKind(events, 'template')) {
    readTemplates = (await applyTemplateChange(em, change)) || readTemplates;
  }
  return { parkedFor: waiting.flatMap(({ providerId }) => providerId ?? []), readTemplates };
}
