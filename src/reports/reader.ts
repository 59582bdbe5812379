import type { CountedCell } from '../entities/cell.ts';
import type { ConversationStage } from '../entities/conversation-stage.ts';
import type { DeploymentState } from '../entities/deployment-state.ts';
import { text } from '../entities/language/say.ts';
import type { Milestone } from '../entities/milestone.ts';
import type { Phase } from '../entities/phase.ts';
import type { SessionStatus } from '../entities/session-status.ts';
import type { ShownHold } from '../entities/standing-hold.ts';
import type { Timed } from '../entities/time-steps.ts';
import type { CountedGroup, GroupFilter } from '../entities/user-group.ts';
import type { HistoryPage, HistorySubject } from './history.ts';
import type { Pace } from './pace-words.ts';

/** Whose recipients are looked at. A conversation without a version means all its versions. */
export type Scope =
  | { readonly kind: 'deployment'; readonly deploymentId: number }
  | { readonly kind: 'version'; readonly conversationId: number; readonly versionNumber: number }
  | { readonly kind: 'conversation'; readonly conversationId: number };

export interface ScopeDescription {
  readonly scope: Scope;
  /** `D-104 · Spring sale · version 2`. */
  readonly title: string;
  readonly conversationId: number;
  readonly conversation: string;
  /** The versions that exist, newest first. */
  readonly versions: readonly number[];
  /** By which its deployments were sent. */
  readonly gateways: readonly string[];
}

/** When a deployment starts by itself. */
export interface ScheduleLine {
  readonly at: Date;
  /** The IANA zone in which it was said. */
  readonly zone: string;
  readonly by: string | null;
  /** Why it did not start at its time, in sentences; it waits for a person to decide. */
  readonly missed?: string;
}

/** Somebody other than the author was asked to approve it, or did. */
export interface ApprovalLine {
  readonly recipients: number;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** One message to one number, told to nobody but its sender. */
export interface TestLine {
  /** The last digits of the number. */
  readonly phoneEnd: string;
}

export interface DeploymentLine {
  readonly id: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly templateId: string;
  readonly templateName: string;
  readonly phase: Phase;
  /** In the order in which they came. */
  readonly holds: readonly ShownHold[];
  readonly channelId: string;
  readonly audienceName: string;
  readonly launchedBy: string | null;
  readonly launchedAt: Date | null;
  /** When it was finished or cancelled. */
  readonly endedAt?: Date | null;
  /** Slack's address of its live message, once known. */
  readonly link?: string | null;
  readonly cells: readonly CountedCell[];
  /** Test numbers that were sent to as well; no figure counts them. */
  readonly testUsers: number;
  /** Failed users for whom a new try can succeed now. */
  readonly retryable: number;
  /** The limit that a person set. */
  readonly messagesPerSecond?: number;
  /** While it waits for its time. */
  readonly schedule?: ScheduleLine;
  /** How fast it may send; absent where that was not asked. */
  readonly pace?: Pace;
  /** Set where an approval was asked for. */
  readonly approval?: ApprovalLine;
  /** Set where it is a test. */
  readonly test?: TestLine;
}

export interface UserLine {
  readonly id: number;
  readonly deploymentId: number;
  /** E.164, or the raw text of an invalid number. Mask it before showing it. */
  readonly phone: string;
  readonly rowNumber: number;
  readonly deploymentDate: Date | null;
  readonly state: DeploymentState;
  readonly cause: string;
  readonly code: string | null;
  readonly detail: string | null;
  readonly stage: ConversationStage;
  readonly session: SessionStatus;
  readonly lastActivityAt: Date | null;
  readonly variables: Readonly<Record<string, string>>;
}

/** Keyset page in order of id. `next` and `previous` are cursors; undefined at an end. */
export interface UserPage {
  readonly users: readonly UserLine[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/** A whole number in E.164, or the last digits of one. */
export type PhoneSearch = { readonly whole: string } | { readonly ending: string };

export interface UserFilter extends GroupFilter {
  readonly phone?: PhoneSearch;
}

/** What a list of at most `mostSorted` users can be sorted by. */
export const userSorts = {
  activity: text('Last activity, newest first'),
  date: text('Deployment date, newest first'),
  status: text('Deployment status'),
} as const;
export type UserSort = keyof typeof userSorts;
export const mostSorted = 10_000;

export interface UserPageWish {
  readonly cursor?: string;
  readonly limit: number;
  /** In order of id without it. */
  readonly sort?: UserSort;
}

/** Whole lines with their ends. */
export interface UserCsvBatch {
  readonly text: string;
  readonly users: number;
}

/** Users as a CSV file with full phones, safe to open in a spreadsheet and fit to be uploaded as a list again. */
export interface UserCsv {
  /** The byte order mark and the names of the columns. */
  readonly header: string;
  readonly batches: AsyncIterable<UserCsvBatch>;
}

/** Seconds. */
export interface TimeSummary {
  readonly median: number;
  readonly ninetieth: number;
}

/** Nothing while nobody is delivered, or has answered. */
export type Times = Readonly<Partial<Record<Timed, TimeSummary>>>;

export interface TemplateLine {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly statusAt: Date;
  readonly pauseTitle: string | null;
  readonly quality: string | null;
}

export interface NamedConversation {
  readonly id: number;
  readonly name: string;
}

/** How many chats came how far in the flow. */
export interface Funnel {
  readonly began: number;
  /** Every step of the newest flow in view, in its order. */
  readonly steps: readonly {
    readonly step: string;
    readonly count: number;
    /** Chats that broke off there. */
    readonly left: number;
  }[];
  readonly ends: Readonly<Partial<Record<Milestone, number>>>;
}

/** Every question that screens and reports ask the database. */
export interface MetricsReader {
  /** `D-104`, a conversation's name (current version), or a name with a version (`2`, `all`). Undefined: no such thing. */
  findScope(text: string): Promise<ScopeDescription | undefined>;
  describe(scope: Scope): Promise<ScopeDescription | undefined>;
  /** Of launched deployments only. */
  cells(scope: Scope): Promise<readonly CountedCell[]>;
  /** The same users by everything that their list can be filtered by. */
  groups(scope: Scope): Promise<readonly CountedGroup[]>;
  /** Undefined where no flow was walked. */
  funnel(scope: Scope): Promise<Funnel | undefined>;
  /** Test numbers among the recipients: in no cell, and in no page of users. */
  testUsers(scope: Scope): Promise<number>;
  users(scope: Scope, filter: UserFilter, page: UserPageWish): Promise<UserPage>;
  /** In order of deployment and id, read while it is taken. */
  exportUsers(scope: Scope, filter: UserFilter): Promise<UserCsv>;
  /** How long it took until users had the message, and until they answered. */
  times(scope: Scope): Promise<Times>;
  /** The templates behind the versions in the scope, the newest version's first. */
  templates(scope: Scope): Promise<readonly TemplateLine[]>;
  /** The deployment whose live message, or something in the thread under it, has one of these timestamps. */
  deploymentOfMessage(channelId: string, timestamps: readonly string[]): Promise<number | undefined>;
  /** Conversations whose names contain the text, in order of name; all of them for an empty one. */
  conversationsNamed(text: string, limit: number): Promise<readonly NamedConversation[]>;
  conversationNames(ids: readonly number[]): Promise<readonly NamedConversation[]>;
  /**
   * Everything sent to and received from one person, over all deployments, lines and spellings of the number; the newest
   * page without a cursor. Undefined: the list no longer has this person, or no number is known of them.
   */
  history(
    subject: HistorySubject,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<HistoryPage | undefined>;
  deployment(id: number): Promise<DeploymentLine | undefined>;
  /** Scheduled and launched deployments, newest first. */
  deployments(limit: number): Promise<readonly DeploymentLine[]>;
  /** Of deployments launched in [from, to). */
  cohort(from: Date, to: Date): Promise<readonly CountedCell[]>;
}
