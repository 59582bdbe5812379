import type { DeploymentSummary, Review } from '../dispatch.ts';

/** What an approver sees and decides about. */
export interface ApprovalReview {
  readonly deployment: DeploymentSummary;
  readonly review: Review;
  readonly recipients: number;
  /** Goes back with the decision: what was seen is what is approved. */
  readonly fingerprint: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly scheduledFor: Date | undefined;
  /** The number of recipients has to be typed. */
  readonly isTyped: boolean;
  /** What it will cost, where prices are set. */
  readonly cost: { readonly amount: number; readonly currency: string } | undefined;
}

export interface Decision {
  readonly fingerprint: string;
  /** The number of recipients as it was typed. */
  readonly typed: number | undefined;
}

/** Deployments that somebody other than their author has to approve. Each rejects with a `DispatchError`. */
export interface Approvals {
  waiting(limit: number): Promise<readonly DeploymentSummary[]>;
  /** Its author may look, and asks again where the request expired. */
  load(deploymentId: number, by: string): Promise<ApprovalReview>;
  approve(deploymentId: number, by: string, decision: Decision): Promise<DeploymentSummary>;
  /** Cancels it for good. */
  refuse(deploymentId: number, by: string): Promise<DeploymentSummary>;
  /** Resolves to the conversation's name as it is written. */
  always(conversation: string, always: boolean, by: string): Promise<string>;
}
