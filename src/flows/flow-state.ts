import type { MessageContent } from '../entities/message-content.ts';
import type { SessionEnd } from '../entities/session-kind.ts';
import type { Variables } from './fill-text.ts';
import type { Heard } from './read-answer.ts';

/** Where one chat is in its flow. Plain data: it is stored between events. */
export interface FlowState {
  /** `new`: nothing was heard yet. `over`: nothing happens any more. */
  readonly phase: 'new' | 'waiting' | 'over';
  /** The step that waits. */
  readonly at: string | undefined;
  /** From the list. */
  readonly given: Variables;
  /** Learnt in the flow; it goes before what was given. */
  readonly captured: Variables;
  /** Every step that was come to, each once, in order. */
  readonly reached: readonly string[];
  /** Steps taken in all. */
  readonly taken: number;
  /** Wrong answers to the question that waits. */
  readonly wrong: number;
  /** Written while a webhook was asked; handled in order once it has answered. */
  readonly pending: readonly Heard[];
  /** When the step that waits gives up, in ms since the epoch. */
  readonly stepEndsAt: number | undefined;
  /** When the chat closes if nobody writes, in ms since the epoch. */
  readonly closesAt: number | undefined;
}

export type FlowEvent =
  | { readonly kind: 'message'; readonly heard: Heard }
  /** A moment that the state waits for has come. */
  | { readonly kind: 'time' }
  /** A webhook answered with these variables; undefined: it failed for good. */
  | { readonly kind: 'answered'; readonly step: string; readonly values: Variables | undefined };

/** A call that a webhook step wants. */
export interface WebhookRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** JSON; empty with GET. */
  readonly body: string;
  readonly timeoutMs: number;
  readonly tries: number;
  /** Variable → path into the answer. */
  readonly save: Readonly<Record<string, string>>;
}

export type FlowEffect =
  | { readonly kind: 'send'; readonly step: string; readonly content: MessageContent }
  | { readonly kind: 'call'; readonly step: string; readonly request: WebhookRequest }
  | { readonly kind: 'reached'; readonly step: string }
  | { readonly kind: 'hand_over'; readonly team: string; readonly note: string }
  | { readonly kind: 'opt_out' }
  | { readonly kind: 'end'; readonly because: SessionEnd; readonly outcome: string };

export interface Advanced {
  readonly state: FlowState;
  readonly effects: readonly FlowEffect[];
}

export const newState = (given: Variables): FlowState => ({
  phase: 'new',
  at: undefined,
  given,
  captured: {},
  reached: [],
  taken: 0,
  wrong: 0,
  pending: [],
  stepEndsAt: undefined,
  closesAt: undefined,
});

export const allVariables = ({ given, captured }: FlowState): Variables => ({ ...given, ...captured });

/** The moment at which a `time` event is due; undefined: never. */
export function wakesAt({ stepEndsAt, closesAt }: FlowState): number | undefined {
  if (stepEndsAt === undefined) return closesAt;
  return closesAt === undefined ? stepEndsAt : Math.min(stepEndsAt, closesAt);
}
