import type { MessageContent } from '../../entities/message-content.ts';
import type { SessionEnd, SessionKind } from '../../entities/session-kind.ts';
import type { Variables } from '../../flows/fill-text.ts';
import type { Flow } from '../../flows/flow.ts';
import type { FlowState, WebhookRequest } from '../../flows/flow-state.ts';
import type { Heard } from '../../flows/read-answer.ts';

/** Whose answer a message is, or whose template was accepted. */
export interface Target {
  readonly recipientId: number;
  readonly versionId: number;
  readonly variables: Variables;
  /** Its flow was walked already. */
  readonly began: boolean;
  /** When the attempt started, in ms since the epoch. */
  readonly startedAt: number;
}

/** Something that happened to a chat, as it is taken from the queue. */
export type ChatEvent =
  | {
      readonly kind: 'message';
      readonly inboundId: string;
      readonly at: number;
      readonly heard: Heard;
      readonly adId: string | undefined;
      readonly target: Target | undefined;
      /** It quotes or taps a message of ours. */
      readonly quotes: boolean;
    }
  | { readonly kind: 'deployed'; readonly target: Target | undefined }
  | {
      readonly kind: 'answered';
      readonly sessionId: number;
      readonly step: string;
      readonly values: Variables | undefined;
    }
  | { readonly kind: 'time' };

/** Whose conversation it is. A starter began it by writing, and becomes a recipient when it is written. */
export type ChatOwner =
  | { readonly kind: 'recipient'; readonly recipientId: number }
  | { readonly kind: 'starter'; readonly recipientId: number | undefined };

/** A session as it is before or after events; `id` is absent until it is written. */
export interface ChatSession {
  readonly id: number | undefined;
  readonly kind: SessionKind;
  readonly owner: ChatOwner | undefined;
  readonly versionId: number | undefined;
  readonly state: FlowState | undefined;
  readonly heardAt: number | undefined;
  /** In ms since the epoch. */
  readonly openedAt: number;
  readonly ending: { readonly because: SessionEnd; readonly outcome: string } | undefined;
}

/** Everything known of one phone on one line, and what has happened to it, in order. */
export interface Chat {
  readonly phone: string;
  readonly lineId: string;
  /** The one that stands. */
  readonly session: ChatSession | undefined;
  /** The latest message handled in any session of the chat. */
  readonly heardAt: number | undefined;
  readonly events: readonly ChatEvent[];
}

/** A version that people may start by writing. */
export interface StartableVersion {
  readonly versionId: number;
  readonly flow: Flow;
}

export interface ChatContext {
  readonly now: number;
  /** The flow of a version; undefined: it has none. */
  readonly flowOf: (versionId: number) => Flow | undefined;
  /** In the order in which they are tried. */
  readonly startable: readonly StartableVersion[];
}

/** What one session wants done; `session` is its place in `sessions`. */
export type ChatAct = { readonly session: number } & (
  | { readonly kind: 'send'; readonly step: string; readonly content: MessageContent }
  | { readonly kind: 'call'; readonly step: string; readonly request: WebhookRequest }
  | {
      readonly kind: 'hand_over';
      readonly team: string;
      readonly note: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'tell_agents'; readonly inboundId: string }
  | { readonly kind: 'opt_out' }
  /** The person who started the conversation answered its first message. */
  | { readonly kind: 'responded' }
  | { readonly kind: 'milestone'; readonly milestone: string }
);

/** What events make of a chat: its sessions, old and new, and what has to happen, in order. */
export interface ChatChange {
  readonly sessions: readonly ChatSession[];
  readonly acts: readonly ChatAct[];
}
