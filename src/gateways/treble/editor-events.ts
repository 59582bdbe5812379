import { idAt, recordAt, textAt } from '../../entities/json.ts';
import { spelledAlike } from '../../entities/number-spellings.ts';
import type { PreferenceChange, Receipt, WebhookEvent } from '../gateway.ts';
import { phoneDigits } from './phone-parts.ts';
import { messageName, sessionKey } from './session-keys.ts';
import { trebleTimeOr } from './treble-time.ts';

export interface EventReading {
  readonly referenceKey: string;
  /** The one line there is; empty where there are several, for Treble never tells which one it was. */
  readonly lineId: string;
  readonly arrivedAt: Date;
}

type Reader = (body: unknown, reading: EventReading) => WebhookEvent[];

/** Whose message it is about; the session's id is the id that the deployment was answered with. */
function about(body: unknown, { referenceKey }: EventReading) {
  const session = idAt(body, 'session_id');
  const token = sessionKey(body, referenceKey);
  return {
    ...(session !== undefined && { providerId: session }),
    ...(token !== undefined && { token }),
  };
}

const receipt =
  (status: Receipt['status'], timeKey: string): Reader =>
  (body, reading) => {
    const names = about(body, reading);
    if (names.providerId === undefined && names.token === undefined) {
      return [{ kind: 'unknown', why: 'an event without a session', raw: body }];
    }
    return [{ kind: 'receipt', ...names, status, at: trebleTimeOr(body, timeKey, reading.arrivedAt) }];
  };

const answer: Reader = (body, reading) => {
  const { providerId: contextId, token } = about(body, reading);
  const from = phoneDigits(body);
  const at = trebleTimeOr(body, 'responded_at', reading.arrivedAt);
  const closed = textAt(recordAt(body, 'question'), 'type') === 'closed';
  const text = textAt(body, 'actual_response') ?? textAt(recordAt(body, 'classified_answer'), 'text') ?? '';
  if (contextId === undefined && token === undefined && from === undefined) {
    return [{ kind: 'unknown', why: 'an answer of nobody', raw: body }];
  }
  return [
    {
      kind: 'inbound',
      providerId: messageName(contextId ?? from ?? token ?? '', at),
      lineId: reading.lineId,
      ...(from !== undefined && { from }),
      ...(contextId !== undefined && { contextId }),
      ...(token !== undefined && { token }),
      type: closed ? 'button' : 'text',
      text,
      at,
      raw: body,
    },
  ];
};

const optOut: Reader = (body, reading) => {
  const phone = phoneDigits(body);
  const at = trebleTimeOr(body, 'responded_at', reading.arrivedAt);
  const stops = spelledAlike(phone ?? '').map(
    (spelled): PreferenceChange => ({ kind: 'preference', phone: spelled, value: 'stop', at }),
  );
  return [...(phone === undefined ? [] : stops), ...answer(body, reading)];
};

/** One address each, because nothing in a body tells which one it is (help.treble.ai, conversation editor). */
const readers: Readonly<Record<string, Reader>> = {
  delivered: receipt('delivered', 'delivered_at'),
  read: receipt('read', 'read_at'),
  response: answer,
  'opt-out': optOut,
  timeout: receipt('accepted', 'timeout_at'),
};

export const editorKinds: readonly string[] = Object.keys(readers);

export const readEditorEvent = (kind: string, body: unknown, reading: EventReading): WebhookEvent[] =>
  (Object.hasOwn(readers, kind) ? readers[kind] : undefined)?.(body, reading) ?? [
    { kind: 'unknown', why: `a webhook "${kind}"`, raw: body },
  ];
