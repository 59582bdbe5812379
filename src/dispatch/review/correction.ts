import type { CorrectionVerdict } from '../../entities/correction-verdict.ts';
import type { DeploymentSummary } from '../dispatch.ts';

/** Failed rows that a corrected file could mend. */
export interface Correctable {
  readonly deploymentId: number;
  readonly conversation: string;
  readonly invalidNumbers: number;
  readonly missingVariables: number;
  /** Columns of the list and of the message. */
  readonly columns: readonly string[];
}

export interface CorrectableRow {
  readonly rowNumber: number;
  /** As it stands in the list. */
  readonly phone: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly because: string;
}

export interface CorrectionRequest {
  readonly deploymentId: number;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly by: string;
  readonly onProgress?: (rows: number) => void;
}

/** A row of a corrected file that will not be sent. */
export interface CorrectionProblem {
  readonly fileRow: number;
  readonly verdict: CorrectionVerdict;
  readonly detail: string | undefined;
}

/** What will happen if a corrected file is sent. */
export interface CorrectionReview {
  readonly id: number;
  readonly deploymentId: number;
  readonly conversation: string;
  readonly counts: ReadonlyMap<CorrectionVerdict, number>;
  /** The first few rows that stay as they are. */
  readonly problems: readonly CorrectionProblem[];
}

export interface Corrected {
  readonly queued: number;
  /** An earlier press sent this file. */
  readonly alreadySent: boolean;
  readonly deployment: DeploymentSummary;
}
