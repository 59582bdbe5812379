import type { DeploymentLine, MetricsReader } from './reader.ts';

/** What reports ask beyond the screens' questions. */
export interface ReportReader extends MetricsReader {
  /** Launched in [from, to), newest first. */
  deploymentsBetween(from: Date, to: Date, limit: number): Promise<readonly DeploymentLine[]>;
  /** Deployments that should be sending and are held, newest first. */
  heldDeployments(): Promise<readonly DeploymentLine[]>;
  /** Users whose outcome stays unknown, by deployment launched since then. */
  unknownOutcomes(since: Date): Promise<readonly { readonly deploymentId: number; readonly users: number }[]>;
}
