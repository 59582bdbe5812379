import type { FlowState } from '../../flows/flow-state.ts';
import type { Heard } from '../../flows/read-answer.ts';
import { isRecord, numberAt, textAt, textListAt, textsAt } from '../json-value.ts';

function readHeard(value: unknown): Heard {
  const choice = textAt(value, 'choice');
  return {
    text: textAt(value, 'text') ?? '',
    type: textAt(value, 'type') ?? 'text',
    ...(choice !== undefined && { choice }),
  };
}

/** A flow's state as its column holds it; undefined where there is none. */
export function readState(value: unknown): FlowState | undefined {
  if (!isRecord(value)) return undefined;
  const { phase } = value;
  if (phase !== 'new' && phase !== 'waiting' && phase !== 'over') return undefined;
  return {
    phase,
    at: textAt(value, 'at'),
    given: textsAt(value, 'given'),
    captured: textsAt(value, 'captured'),
    reached: textListAt(value, 'reached'),
    taken: numberAt(value, 'taken') ?? 0,
    wrong: numberAt(value, 'wrong') ?? 0,
    pending: Array.isArray(value.pending) ? value.pending.map(readHeard) : [],
    stepEndsAt: numberAt(value, 'stepEndsAt'),
    closesAt: numberAt(value, 'closesAt'),
  };
}
