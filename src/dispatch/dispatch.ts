import type { HoldKind } from '../entities/hold-kind.ts';
import type { Phase } from '../entities/phase.ts';
import type { RecentChoice } from '../entities/recent-choice.ts';
import type { RetryOffer } from '../entities/retry-offer.ts';
import type { ReviewCounts } from '../entities/review-counts.ts';
import type { TemplateDefinition } from '../entities/template-definition.ts';

/** A conversation's current version as the send form offers it. */
export interface SendableConversation {
  readonly conversationId: number;
  readonly versionId: number;
  readonly versionNumber: number;
  readonly name: string;
  readonly gateway: string;
  readonly template: {
    readonly id: string;
    readonly name: string;
    readonly language: string;
    readonly category: string;
    readonly status: string;
    readonly definition: TemplateDefinition;
  };
  /** Columns the audience must fill, in order of appearance, each once. */
  readonly columns: readonly string[];
  /** Why it cannot be sent now, in one sentence; undefined when it can. */
  readonly notSendable: string | undefined;
}

export type AudienceInput =
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'csv'; readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> };

export interface ReviewRequest {
  readonly versionId: number;
  readonly audience: AudienceInput;
  readonly channelId: string;
  readonly by: string;
  /** Told now and then how many rows have been read. */
  readonly onProgress?: (rows: number) => void;
}

/** One message as a recipient would see it. */
export interface RenderedSample {
  readonly phone: string;
  readonly header: string | undefined;
  readonly body: string;
  readonly footer: string | undefined;
  readonly buttons: readonly string[];
}

/** What will happen if this draft is sent. */
export interface Review {
  readonly draftId: number;
  readonly conversation: SendableConversation;
  readonly audienceName: string;
  readonly channelId: string;
  readonly counts: ReviewCounts;
  /** Columns of the version that the audience does not have. */
  readonly missingColumns: readonly string[];
  /** At most two: the first valid row and the one with the longest values. */
  readonly samples: readonly RenderedSample[];
  readonly line: { readonly id: string; readonly displayPhone: string | undefined };
  /** How long the calls take at the line's configured rate. */
  readonly estimatedSeconds: number;
  /** Why it cannot be sent now; undefined when it can. */
  readonly notSendable: string | undefined;
}

/** A row that will not be sent, with the reason in words. Duplicates included. */
export interface RejectedRow {
  readonly rowNumber: number;
  readonly phone: string;
  readonly cause:
    | 'invalid'
    | 'duplicate'
    | 'excluded'
    | 'variable unfilled'
    | 'agent session'
    | 'too many templates';
  readonly because: string;
}

export interface DeploymentSummary {
  readonly id: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly phase: Phase;
  readonly channelId: string;
  readonly holds: readonly { readonly kind: HoldKind; readonly because: string }[];
  /** Recipients for whom no call has left yet. */
  readonly waiting: number;
}

/** What became of a wish to retry. */
export interface Retried {
  readonly queued: number;
  /** How those stand that were not queued. */
  readonly left: RetryOffer;
  readonly deployment: DeploymentSummary;
}

export interface UnknownOutcomes {
  /** Unknown after the grace, and the call may or may not have been accepted: a person may decide to send again. */
  readonly resendable: number;
  /** WhatsApp accepted the call without a readable id: sending again would certainly double it. */
  readonly accepted: number;
  /** People whose earlier attempt turned out to have reached them after a newer one was made. */
  readonly possibleDuplicates: number;
}

export interface Resent {
  readonly queued: number;
  readonly deployment: DeploymentSummary;
}

/** The use cases behind the commands and buttons. Each rejects with a `DispatchError` whose message is fit to be shown. */
export interface Dispatch {
  /** Conversations whose name contains `query`, ignoring case; sendable ones first, then by name. */
  findConversations(query: string, limit: number): Promise<SendableConversation[]>;
  /** By name, ignoring case. */
  loadConversation(name: string): Promise<SendableConversation>;
  loadVersion(versionId: number): Promise<SendableConversation>;
  /** Reads the whole audience and writes a draft. Rejects with an `AudienceError` or `DispatchError`; then nothing stays. */
  review(request: ReviewRequest): Promise<Review>;
  loadReview(draftId: number): Promise<Review>;
  rejectedRows(draftId: number): AsyncIterable<readonly RejectedRow[]>;
  /**
   * Starts sending a draft, once: a second call answers the same deployment with `alreadyLaunched`. `recently`: what
   * happens to those who got a template within 24 hours and have not answered; they are skipped unless told.
   */
  launch(
    draftId: number,
    by: string,
    recently?: RecentChoice,
  ): Promise<DeploymentSummary & { readonly alreadyLaunched: boolean }>;
  pause(deploymentId: number, by: string): Promise<DeploymentSummary>;
  resume(deploymentId: number, by: string): Promise<DeploymentSummary>;
  cancel(deploymentId: number, by: string): Promise<DeploymentSummary>;
  /** Whom a new try can help now, and why not the others. */
  planRetry(deploymentId: number): Promise<RetryOffer>;
  /** Queues exactly those; pressed again it finds nobody. */
  retryFailed(deploymentId: number, by: string): Promise<Retried>;
  unknownOutcomes(deploymentId: number): Promise<UnknownOutcomes>;
  /**
   * Sends again to those whose outcome is unknown; they may get the message twice. `shown` is the number the person was
   * asked about: when there are more by now, nothing is sent.
   */
  resendUnknown(deploymentId: number, by: string, shown: number): Promise<Resent>;
  loadDeployment(deploymentId: number): Promise<DeploymentSummary>;
  /** Why nothing at all is sent now; undefined when sending is allowed. */
  frozen(): Promise<{ readonly because: string } | undefined>;
  freeze(by: string, because: string): Promise<void>;
  unfreeze(by: string): Promise<void>;
}

/** A wish that cannot be fulfilled; the message says what was expected, what was found and what to do. */
export class DispatchError extends Error {
  override readonly name = 'DispatchError';
}
