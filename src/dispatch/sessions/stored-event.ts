import { isRecord, textAt, textsAt } from '../json-value.ts';
import type { ChatEvent, Target } from './chat.ts';

/** A row of the queue, with the recipient that its attempt was for. */
export interface StoredEvent {
  readonly id: number;
  readonly kind: string;
  readonly at: number;
  readonly inboundId: string | null;
  readonly sessionId: number | null;
  readonly body: unknown;
  readonly recipientId: number | null;
  readonly versionId: number | null;
  readonly variables: Readonly<Record<string, string>> | null;
  readonly began: boolean;
  readonly startedAt: number | null;
}

/** What stands in `body` of a message. */
export interface MessageBody {
  readonly text: string;
  readonly type: string;
  readonly choice?: string;
  readonly adId?: string;
  readonly quotes: boolean;
}

/** What stands in `body` of a webhook's answer. */
export interface AnswerBody {
  readonly step: string;
  /** Null: it failed for good. */
  readonly values: Readonly<Record<string, string>> | null;
}

function targetOf({ recipientId, versionId, variables, began, startedAt }: StoredEvent): Target | undefined {
  if (recipientId === null || versionId === null || startedAt === null) return undefined;
  return { recipientId, versionId, variables: variables ?? {}, began, startedAt };
}

/** One that cannot be read is none: it is taken from the queue and changes nothing. */
export function readEvent(row: StoredEvent): ChatEvent[] {
  const { body, at } = row;
  const target = targetOf(row);
  if (row.kind === 'deployed') return [{ kind: 'deployed', target }];
  if (row.kind === 'answered' && row.sessionId !== null) {
    const values = isRecord(body) && isRecord(body.values) ? textsAt(body, 'values') : undefined;
    return [{ kind: 'answered', sessionId: row.sessionId, step: textAt(body, 'step') ?? '', values }];
  }
  if (row.kind !== 'message' || row.inboundId === null) return [];
  const choice = textAt(body, 'choice');
  return [
    {
      kind: 'message',
      inboundId: row.inboundId,
      at,
      heard: {
        text: textAt(body, 'text') ?? '',
        type: textAt(body, 'type') ?? 'unknown',
        ...(choice !== undefined && { choice }),
      },
      adId: textAt(body, 'adId'),
      target,
      quotes: isRecord(body) && body.quotes === true,
    },
  ];
}
