import type { DeploymentState } from '../entities/deployment-state.ts';

/** Whose history: a phone in E.164, or somebody a list shows: `r17` is a recipient, `i<provider id>` a message received. */
export type HistorySubject = { readonly phone: string } | { readonly anchor: string };

interface ToPerson {
  readonly deploymentId: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly line: string;
  readonly gateway: string;
  /** The template's text as it stands now, with this person's values. */
  readonly text: string;
}

/** What became of a message of ours; times are undefined where nothing was heard. */
export interface MessageProgress {
  readonly outcome: string | undefined;
  readonly sentAt: Date | undefined;
  readonly deliveredAt: Date | undefined;
  readonly readAt: Date | undefined;
  readonly failedAt: Date | undefined;
  readonly failure: string | undefined;
  readonly code: string | undefined;
  readonly detail: string | undefined;
}

/** One try to send, with what became of it. */
export interface SentEntry extends ToPerson, MessageProgress {
  readonly kind: 'sent';
  readonly attemptId: number;
  readonly at: Date;
  readonly number: number;
}

/** Somebody whom no call was made for: kept back, or not yet sent to. */
export interface UnsentEntry extends ToPerson {
  readonly kind: 'unsent';
  readonly at: Date;
  readonly state: DeploymentState;
  readonly cause: string;
  readonly detail: string | undefined;
}

export interface ReceivedEntry {
  readonly kind: 'received';
  readonly at: Date;
  readonly line: string;
  /** As `inboundTypeWords` knows it. */
  readonly type: string;
  readonly text: string;
}

/** A message of ours within a chat, by its flow or by an agent. */
export interface ChatEntry extends MessageProgress {
  readonly kind: 'chat';
  readonly at: Date;
  readonly line: string;
  /** The Slack user who wrote it; undefined: the flow. */
  readonly author: string | undefined;
  readonly text: string;
}

export type HistoryEntry = SentEntry | UnsentEntry | ReceivedEntry | ChatEntry;

export interface HistoryPage {
  /** The number as it was written to, in E.164. Mask it before showing it. */
  readonly phone: string;
  /** With it the buttons name the person instead of the number; undefined where nothing is known of the number. */
  readonly anchor: string | undefined;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly earlier: string | undefined;
  readonly later: string | undefined;
}
