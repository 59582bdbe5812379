import { createHash } from 'node:crypto';
import { idAt, isRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import type { InboundMessage, WebhookEvent } from '../gateway.ts';
import type { EventReading } from './editor-events.ts';
import { failureOfCode } from './failure-codes.ts';
import { phoneDigits } from './phone-parts.ts';
import { templateIdOf } from './poll-id.ts';
import { messageName, sessionKey } from './session-keys.ts';
import { trebleTimeOr } from './treble-time.ts';

type Reader = (body: unknown, reading: EventReading) => WebhookEvent[];

/** Statuses in Treble's words, where Meta has another one. Any other word stops sending until a known one comes. */
const statusWords: Readonly<Record<string, string>> = { ACTIVE: 'APPROVED', 'UNDER REVIEW': 'PENDING' };

const templateStatus: Reader = (body, { arrivedAt }) => {
  const told = textAt(body, 'status')?.trim().toUpperCase();
  const ids = listAt(body, 'affected_conversation_ids');
  if (told === undefined || ids.length === 0) {
    return [{ kind: 'unknown', why: 'a template status of no conversation', raw: body }];
  }
  const name = textAt(body, 'name') ?? '';
  const at = trebleTimeOr(body, 'timestamp', arrivedAt);
  return ids.map((id) => ({
    kind: 'template',
    accountId: String(id),
    templateId: templateIdOf(String(id)),
    name,
    language: '',
    event: statusWords[told] ?? told,
    reason: `Treble reports its template ${name} as ${told.toLowerCase()}`,
    final: true,
    at,
  }));
};

/** Media stand under a key named like the type; captions are their words. */
function wordsOf(message: unknown, type: string): string {
  const part = recordAt(message, type);
  return textAt(part, 'message') ?? textAt(part, 'caption') ?? '';
}

const sessionClosed: Reader = (body, reading) => {
  const session = idAt(recordAt(body, 'session'), 'external_id');
  const token = sessionKey(body, reading.referenceKey);
  const from = phoneDigits(recordAt(body, 'user'));
  const closedAt = trebleTimeOr(body, 'timestamp', reading.arrivedAt);
  if (session === undefined && token === undefined && from === undefined) {
    return [{ kind: 'unknown', why: 'the end of nobody’s session', raw: body }];
  }
  const names = {
    ...(session !== undefined && { providerId: session }),
    ...(token !== undefined && { token }),
  };
  const answers = listAt(body, 'messages')
    .filter((message) => textAt(message, 'sender')?.toLowerCase() === 'user')
    .map((message): InboundMessage => {
      const type = textAt(message, 'type')?.toLowerCase() ?? 'text';
      const at = trebleTimeOr(message, 'created_at', closedAt);
      return {
        kind: 'inbound',
        providerId: messageName(session ?? from ?? token ?? '', at),
        lineId: reading.lineId,
        ...(from !== undefined && { from }),
        ...(session !== undefined && { contextId: session }),
        ...(token !== undefined && { token }),
        type,
        text: wordsOf(message, type),
        at,
        raw: message,
      };
    });
  const existed: WebhookEvent[] =
    session === undefined && token === undefined
      ? []
      : [{ kind: 'receipt', ...names, status: 'accepted', ended: true, at: closedAt }];
  return [...existed, ...answers];
};

const deploymentFailed: Reader = (body, { arrivedAt }) => {
  const phone = phoneDigits(recordAt(body, 'user'));
  const code = textAt(body, 'failure_reason');
  if (phone === undefined || code === undefined) {
    return [{ kind: 'unknown', why: 'a failure of nobody', raw: body }];
  }
  const pollId = idAt(body, 'conversation_id');
  const at = trebleTimeOr(body, 'failed_at', trebleTimeOr(body, 'timestamp', arrivedAt));
  const facts = createHash('sha256').update(JSON.stringify([phone, code, pollId, at.getTime()]));
  return [
    {
      kind: 'unnamed_failure',
      eventId: textAt(body, 'event_id') ?? facts.digest('hex'),
      phone,
      ...(pollId !== undefined && { templateId: templateIdOf(pollId) }),
      at,
      failure: failureOfCode(code),
      code,
    },
  ];
};

/** Account-wide events (help.treble.ai, webhook centre). */
const readers: Readonly<Record<string, Reader>> = {
  'hsm.status': templateStatus,
  'session.close': sessionClosed,
  'deployment.failure': deploymentFailed,
};

export const centreKinds: readonly string[] = Object.keys(readers);

export function readCentreEvent(body: unknown, reading: EventReading): WebhookEvent[] {
  const type = textAt(body, 'event_type') ?? '';
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (read) return read(body, reading);
  const why = isRecord(body) ? `an event "${type}"` : 'a body that is not one of Treble’s';
  return [{ kind: 'unknown', why, raw: body }];
}
