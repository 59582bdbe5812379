import type { CountedCell } from '../entities/cell.ts';
import type { DeploymentState } from '../entities/deployment-state.ts';
import type { HoldKind } from '../entities/hold-kind.ts';
import type { Phase } from '../entities/phase.ts';

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
}

export interface DeploymentLine {
  readonly id: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly templateId: string;
  readonly templateName: string;
  readonly phase: Phase;
  readonly holds: readonly { readonly kind: HoldKind; readonly because: string }[];
  readonly channelId: string;
  readonly audienceName: string;
  readonly launchedBy: string | null;
  readonly launchedAt: Date | null;
  readonly cells: readonly CountedCell[];
  /** Failed users for whom a new try can succeed now. */
  readonly retryable: number;
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
  readonly stage: 'In Flow' | 'Finished' | '–';
  readonly session: string;
  readonly lastActivityAt: Date | null;
  readonly variables: Readonly<Record<string, string>>;
}

/** Keyset page in order of id. `next` and `previous` are cursors; undefined at an end. */
export interface UserPage {
  readonly users: readonly UserLine[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

export interface UserFilter {
  readonly states?: readonly DeploymentState[];
}

/** Every question that screens and reports ask the database. */
export interface MetricsReader {
  /** `D-104`, a conversation's name (current version), or a name with a version (`2`, `all`). Undefined: no such thing. */
  findScope(text: string): Promise<ScopeDescription | undefined>;
  describe(scope: Scope): Promise<ScopeDescription | undefined>;
  /** Of launched deployments only. */
  cells(scope: Scope): Promise<readonly CountedCell[]>;
  users(
    scope: Scope,
    filter: UserFilter,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<UserPage>;
  deployment(id: number): Promise<DeploymentLine | undefined>;
  /** Launched deployments, newest first. */
  deployments(limit: number): Promise<readonly DeploymentLine[]>;
  /** Of deployments launched in [from, to). */
  cohort(from: Date, to: Date): Promise<readonly CountedCell[]>;
}
