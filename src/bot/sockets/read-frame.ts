import { isRecord, type JsonRecord, readJson, textAt } from '../../entities/json.ts';

/** One request of Slack's: what comes as the body over HTTP. */
export interface Envelope {
  readonly id: string;
  readonly body: JsonRecord;
  /** Its acknowledgement may say what a form or a menu shows next. */
  readonly takesAnswer: boolean;
}

export type Frame =
  | { readonly kind: 'hello' }
  /** Slack is about to close this connection and wants another one first. */
  | { readonly kind: 'refresh'; readonly reason: string }
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'other' };

/** What Slack sends over a socket. https://docs.slack.dev/apis/events-api/using-socket-mode */
export function readFrame(text: string): Frame {
  const frame = readJson(text);
  const type = textAt(frame, 'type');
  if (type === 'hello') return { kind: 'hello' };
  if (type === 'disconnect') return { kind: 'refresh', reason: textAt(frame, 'reason') ?? 'unknown' };
  const id = textAt(frame, 'envelope_id');
  if (!isRecord(frame) || id === undefined || !isRecord(frame.payload)) return { kind: 'other' };
  return {
    kind: 'envelope',
    envelope: { id, body: frame.payload, takesAnswer: frame.accepts_response_payload === true },
  };
}

/** An acknowledgement as Slack reads it over a socket. */
export const acknowledgement = (envelopeId: string, answer?: unknown): string =>
  JSON.stringify({
    envelope_id: envelopeId,
    ...(answer !== undefined && { payload: typeof answer === 'string' ? { text: answer } : answer }),
  });
