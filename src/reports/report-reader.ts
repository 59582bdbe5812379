import type { CountedCell } from '../entities/cell.ts';
import type { CountedGroup } from '../entities/user-group.ts';
import type { AgentFigures } from './agents/agent-figures.ts';
import type { FlowCohort } from './count-funnel.ts';
import type { ConversationFilter, VersionCohort } from './load-cohorts.ts';
import type { LineHealth } from './load-health.ts';
import type { Window } from './period.ts';
import type { DeploymentLine, MetricsReader } from './reader.ts';
import type { TemplateHealth } from './template-health.ts';

/** What reports ask beyond the screens' questions. */
export interface ReportReader extends MetricsReader {
  /** Cells of what was launched in each window, without the providers' codes. */
  cohorts(
    windows: readonly Window[],
    conversations?: ConversationFilter,
  ): Promise<readonly (readonly CountedCell[])[]>;
  /** How many answered within so many seconds of their delivery, for each window. */
  earlyResponses(
    windows: readonly Window[],
    seconds: number,
    conversations?: ConversationFilter,
  ): Promise<readonly number[]>;
  /** The versions that were sent in the window, the one with most users first. */
  versionCohorts(window: Window, conversations?: ConversationFilter): Promise<readonly VersionCohort[]>;
  /** How far chats came, of what was launched in the window; the version with most chats first. */
  flowCohorts(
    window: Window,
    limit: number,
    conversations?: ConversationFilter,
  ): Promise<readonly FlowCohort[]>;
  /** What was launched in the window, by everything that users can be filtered by. */
  groupsIn(window: Window, conversations?: ConversationFilter): Promise<readonly CountedGroup[]>;
  /** Of chats handed over in the window. */
  agentFigures(window: Window): Promise<AgentFigures>;
  /** Launched in the window, the largest first. */
  largestDeployments(
    window: Window,
    limit: number,
    conversations?: ConversationFilter,
  ): Promise<readonly DeploymentLine[]>;
  /** Test numbers among what was launched in the window; no figure counts them. */
  testUsersIn(window: Window, conversations?: ConversationFilter): Promise<number>;
  /** Deployments that should be sending and are held, and scheduled ones that missed their time, newest first. */
  waitingDeployments(conversations?: ConversationFilter): Promise<readonly DeploymentLine[]>;
  /** Users whose outcome stays unknown, by deployment launched since then. */
  unknownOutcomes(
    since: Date,
    conversations?: ConversationFilter,
  ): Promise<readonly { readonly deploymentId: number; readonly users: number }[]>;
  /** Of every template that a conversation uses, the worst first. */
  templateHealth(conversations?: ConversationFilter): Promise<readonly TemplateHealth[]>;
  /** Cells of what was launched in the window, by the id of its template. */
  templateCohorts(
    window: Window,
    conversations?: ConversationFilter,
  ): Promise<ReadonlyMap<string, readonly CountedCell[]>>;
  /** The deployment that finished last. */
  lastFinished(conversations?: ConversationFilter): Promise<number | undefined>;
  /** Of every line, the stopped ones first. */
  lineHealth(): Promise<readonly LineHealth[]>;
}
