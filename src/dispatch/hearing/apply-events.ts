import type { EntityManager } from '@mikro-orm/postgresql';
import type { InboundMessage, Receipt, WebhookEvent } from '../../gateways/gateway.ts';
import type { Facts } from '../outcomes/facts.ts';
import { parseAttemptToken } from '../sending/attempt-token.ts';
import { applyMessageFacts, type HeardMessage, messagesOfProvider } from '../sessions/message-facts.ts';
import { parseMessageToken } from '../sessions/message-token.ts';
import { applyTemplateChange } from '../templates/template-events.ts';
import { applyAccountChange, applyLineChange, noteDailyLimit } from './account-events.ts';
import { type ApplyContext, applyFacts, type Heard } from './apply-facts.ts';
import { finishChats } from './finish-chats.ts';
import { factsOfReceipt } from './heard-receipt.ts';
import {
  type AttributedMessage,
  attemptsOfMessages,
  attributeInbound,
  storeInbound,
} from './inbound-store.ts';
import { type ParkedEntry, type ParkedFacts, park } from './parked-store.ts';
import { nameFailures } from './unnamed-failures.ts';

export interface EventContext extends ApplyContext {
  readonly gateway: string;
  readonly tokenKey: string;
  /** Its provider lets this product walk the flows with people. */
  readonly walksFlows: boolean;
}

export interface AppliedEvents {
  /** Messages of ours that something was parked for: look once more after the commit. */
  readonly parkedFor: readonly string[];
  /** The templates must be read again. */
  readonly readTemplates: boolean;
}

export const ofKind = <Kind extends WebhookEvent['kind']>(events: readonly WebhookEvent[], kind: Kind) =>
  events.filter((event): event is Extract<WebhookEvent, { kind: Kind }> => event.kind === kind);

const knownNot = 'No attempt with this message is known yet.';

/** The attempt that a token of ours names. */
const namedAttempt = ({ token }: { readonly token?: string }, { tokenKey }: EventContext) =>
  token === undefined ? undefined : parseAttemptToken(tokenKey, token);

/** Its token tells which attempt, or which message of a chat, it is about. */
const isNamed = (receipt: Receipt, context: EventContext): boolean =>
  namedAttempt(receipt, context) !== undefined ||
  (receipt.token !== undefined && parseMessageToken(context.tokenKey, receipt.token) !== undefined);

const parkedFacts = (gateway: string, providerId: string | undefined, event: ParkedFacts): ParkedEntry => ({
  gateway,
  providerId: providerId ?? null,
  because: knownNot,
  event,
});

function sortReceipts(
  receipts: readonly Receipt[],
  attemptOfMessage: ReadonlyMap<string, number>,
  messageOfProvider: ReadonlyMap<string, number>,
  context: EventContext,
): { heard: Heard[]; heardMessages: HeardMessage[]; parked: ParkedEntry[] } {
  const heard: Heard[] = [];
  const heardMessages: HeardMessage[] = [];
  const parked: ParkedEntry[] = [];
  for (const receipt of receipts) {
    const attemptId = namedAttempt(receipt, context) ?? attemptOfMessage.get(receipt.providerId ?? '');
    const facts = factsOfReceipt(receipt);
    const messageId = messageOf(receipt, messageOfProvider, context);
    if (messageId !== undefined) heardMessages.push({ messageId, facts });
    else if (attemptId === undefined)
      parked.push(parkedFacts(context.gateway, receipt.providerId, { facts }));
    else heard.push({ attemptId, facts });
  }
  return { heard, heardMessages, parked };
}

const messageOf = (
  { token, providerId = '' }: Receipt,
  messageOfProvider: ReadonlyMap<string, number>,
  { tokenKey }: EventContext,
): number | undefined =>
  (token === undefined ? undefined : parseMessageToken(tokenKey, token)) ?? messageOfProvider.get(providerId);

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
  for (const { message, attemptId, quotes, quotesUnknown } of messages) {
    const at = message.at.getTime();
    const facts = factsOfInbound(message, quotes);
    if (!facts) continue;
    if (attemptId !== undefined) heard.push({ attemptId, facts, activeAt: at });
    else if (quotesUnknown && message.contextId !== undefined)
      parked.push(
        parkedFacts(gateway, message.contextId, { facts, activeAt: at, inboundId: message.providerId }),
      );
  }
  return { heard, parked };
}

/** Makes everything a webhook told durable but the preferences of people, in the manager's transaction; whatever cannot be used yet is parked. */
export async function applyEvents(
  em: EntityManager,
  events: readonly WebhookEvent[],
  context: EventContext,
): Promise<AppliedEvents> {
  const receipts = ofKind(events, 'receipt');
  const messages = ofKind(events, 'inbound');
  const attemptOfMessage = await attemptsOfMessages(em, [
    ...receipts.flatMap((receipt) => (isNamed(receipt, context) ? [] : (receipt.providerId ?? []))),
    ...messages.flatMap(({ contextId }) => contextId ?? []),
  ]);
  const messageOfProvider = await messagesOfProvider(
    em,
    receipts.flatMap(({ token, providerId = '' }) =>
      token === undefined && !attemptOfMessage.has(providerId) ? [providerId] : [],
    ),
  );
  const fromReceipts = sortReceipts(receipts, attemptOfMessage, messageOfProvider, context);
  const answers = await attributeInbound(
    em,
    messages,
    (message) => namedAttempt(message, context) ?? attemptOfMessage.get(message.contextId ?? ''),
  );
  const fromFailures = await nameFailures(em, context.gateway, ofKind(events, 'unnamed_failure'));
  const fromInbound = sortInbound(answers, context.gateway);
  const heard = [...fromReceipts.heard, ...fromInbound.heard, ...fromFailures];
  const known = await applyFacts(em, heard, context);
  await finishChats(
    em,
    receipts.flatMap((receipt) =>
      receipt.ended
        ? (namedAttempt(receipt, context) ?? attemptOfMessage.get(receipt.providerId ?? '') ?? [])
        : [],
    ),
  );
  await storeInbound(em, answers, context.walksFlows);
  await applyMessageFacts(em, fromReceipts.heardMessages);
  const strangers = fromReceipts.heard
    .filter(({ attemptId }) => !known.has(attemptId))
    .map(({ facts }) => parkedFacts(context.gateway, facts.providerId, { facts }));
  const unknown = ofKind(events, 'unknown').map(({ why, raw }) => ({
    gateway: context.gateway,
    providerId: null,
    because: why,
    event: raw ?? null,
  }));
  const waiting = [...fromReceipts.parked, ...fromInbound.parked];
  await park(em, [...waiting, ...strangers, ...unknown]);
  let readTemplates = false;
  for (const change of ofKind(events, 'template')) {
    readTemplates = (await applyTemplateChange(em, change)) || readTemplates;
  }
  for (const change of ofKind(events, 'account')) await applyAccountChange(em, context.gateway, change);
  for (const change of ofKind(events, 'limit')) await noteDailyLimit(em, context.gateway, change.limit.users);
  for (const change of ofKind(events, 'line')) await applyLineChange(em, context.gateway, change);
  return { parkedFor: waiting.flatMap(({ providerId }) => providerId ?? []), readTemplates };
}
