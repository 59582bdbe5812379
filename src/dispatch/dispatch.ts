import type { BeyondLimitChoice } from '../entities/beyond-limit.ts';
import type { DeploymentAudience } from '../entities/deployment-audiences.ts';
import type { Phase } from '../entities/phase.ts';
import type { RecentChoice } from '../entities/recent-choice.ts';
import type { RetryOffer } from '../entities/retry-offer.ts';
import type { ReviewCounts, UnfilledColumn } from '../entities/review-counts.ts';
import type { ShownHold, StandingHoldKind } from '../entities/standing-hold.ts';
import type { TemplateDefinition } from '../entities/template-definition.ts';
import type { AudienceRow } from '../sources/audience-source.ts';
import type { NamedField } from '../sources/contact-row.ts';
import type {
  Correctable,
  CorrectableRow,
  Corrected,
  CorrectionRequest,
  CorrectionReview,
} from './review/correction.ts';

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

/** A list as a person gives it. */
export type GivenAudience =
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'csv'; readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> };

/** A list that a CRM keeps. */
export interface ContactsInput {
  readonly kind: 'contacts';
  readonly source: string;
  readonly listId: string;
  /** Where the phone stands; the CRM's usual one unless told. */
  readonly phoneProperty?: string;
  /** Columns of the conversation that the CRM calls otherwise. */
  readonly mapping?: readonly NamedField[];
}

export type AudienceInput =
  | GivenAudience
  | { readonly kind: 'list'; readonly listId: number }
  | ContactsInput
  | { readonly kind: 'deployment'; readonly deploymentId: number; readonly who: DeploymentAudience };

/** The first people of a list of a CRM, as a review would read them. Nothing is stored. */
export interface ContactsPreview {
  readonly listName: string;
  /** Columns that the conversation takes values from; `found`: the CRM has it. */
  readonly columns: readonly { readonly name: string; readonly found: boolean }[];
  readonly rows: readonly AudienceRow[];
}

export interface ContactsPreviewRequest extends Pick<ReviewRequest, 'versionId' | 'channelId'> {
  readonly audience: ContactsInput;
}

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
  /** The provider keeps the message to itself: `body` lists what is sent along. */
  readonly hidden?: boolean;
}

/** How many different people the business may still reach in 24 hours, over all its lines. */
export interface DailyLimitLeft {
  readonly usersPerDay: number;
  readonly left: number;
  /** Those on the list who are more than that; one who was reached within the day takes no second place. */
  readonly beyond: number;
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
  /** Whom a column keeps back because it is empty or missing; a user may be kept back by several. */
  readonly unfilled?: readonly UnfilledColumn[];
  /** Whom a column keeps back because WhatsApp does not take what it holds, or a formula of the spreadsheet failed. */
  readonly unusable?: readonly UnfilledColumn[];
  /** A CRM's list, whose columns are its properties. */
  readonly fromContacts?: boolean;
  /** How many of the recipients are test numbers, which no figure will count. */
  readonly testUsers?: number;
  /** At most two: the first valid row and the one with the longest values. */
  readonly samples: readonly RenderedSample[];
  readonly line: { readonly id: string; readonly displayPhone: string | undefined };
  /** How long the calls take at the line's configured rate. */
  readonly estimatedSeconds: number;
  /** Absent where WhatsApp sets no limit. */
  readonly dailyLimit?: DailyLimitLeft;
  /** Why it cannot be sent now; undefined when it can. */
  readonly notSendable: string | undefined;
  /** Where that is a person's hold on the template or line: the Slack user who put it there. */
  readonly heldBy?: string;
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
  readonly holds: readonly ShownHold[];
  /** Recipients for whom no call has left yet. */
  readonly waiting: number;
  /** The limit that a person set. Without it only the line's rate counts. */
  readonly messagesPerSecond?: number;
}

/** What a person decided at review beside sending. */
export interface LaunchChoices {
  /** What happens to those who got a template within 24 hours and have not answered; they are skipped unless told. */
  readonly recently?: RecentChoice;
  /** What happens to those who are more than the business may reach in 24 hours; they wait unless told. */
  readonly beyondLimit?: BeyondLimitChoice;
  /** A whole number from 1 to 1,000: never more starts of this deployment in any second. As fast as the line unless told. */
  readonly messagesPerSecond?: number;
}

/** When a deployment starts by itself. */
export interface ScheduleWish {
  readonly at: Date;
  /** The IANA zone in which it was said. */
  readonly zone: string;
}

/** One message to one number. */
export interface TestWish {
  readonly versionId: number;
  /** As it was typed. */
  readonly phone: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Where it was asked for. */
  readonly channelId: string;
  readonly by: string;
  /** `send`: also when the number got a template within 24 hours and has not answered. */
  readonly recently?: RecentChoice;
  /** `agent`: from within the chat that an agent has with this phone, so that chat does not keep it back. */
  readonly kind?: 'agent';
}

/** What the first row of a checked list would be sent. */
export interface TestSample {
  readonly versionId: number;
  readonly channelId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A template by its name, or a line by its number or id. */
export interface HoldTarget {
  readonly kind: StandingHoldKind;
  readonly name: string;
}

/** What a hold or release did. */
export interface HeldTarget extends HoldTarget {
  /** False: it was not held. */
  readonly changed: boolean;
  /** Those of it that have something left to send, with everything that holds each of them. */
  readonly deployments: readonly DeploymentSummary[];
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
  previewContacts(request: ContactsPreviewRequest): Promise<ContactsPreview>;
  /** Reads the whole audience and writes a draft. Rejects with an `AudienceError` or `DispatchError`; then nothing stays. */
  review(request: ReviewRequest): Promise<Review>;
  loadReview(draftId: number): Promise<Review>;
  rejectedRows(draftId: number): AsyncIterable<readonly RejectedRow[]>;
  /** Starts sending a draft, once: a second call answers the same deployment with `alreadyLaunched`. */
  launch(
    draftId: number,
    by: string,
    choices?: LaunchChoices,
  ): Promise<DeploymentSummary & { readonly alreadyLaunched: boolean }>;
  /** Has a draft start by itself at a time, or moves that time; `choices` are those of a draft. */
  schedule(
    deploymentId: number,
    by: string,
    wish: ScheduleWish,
    choices?: LaunchChoices,
  ): Promise<DeploymentSummary>;
  testSample(draftId: number): Promise<TestSample>;
  /** Sends one real message behind every guard; it is a deployment of its own that counts in no figure. */
  sendTest(wish: TestWish): Promise<DeploymentSummary>;
  /** Starts a scheduled deployment at once. */
  sendNow(deploymentId: number, by: string): Promise<DeploymentSummary>;
  pause(deploymentId: number, by: string): Promise<DeploymentSummary>;
  resume(deploymentId: number, by: string): Promise<DeploymentSummary>;
  cancel(deploymentId: number, by: string): Promise<DeploymentSummary>;
  /** Holds every deployment of a template or line, those there are and those to come, until it is released. */
  hold(target: HoldTarget, because: string, by: string): Promise<HeldTarget>;
  release(target: HoldTarget, by: string): Promise<HeldTarget>;
  /** Never more starts of this deployment in any second; `undefined` lifts the limit. */
  limitSpeed(deploymentId: number, perSecond: number | undefined, by: string): Promise<DeploymentSummary>;
  /** Whom a new try can help now, and why not the others. */
  planRetry(deploymentId: number): Promise<RetryOffer>;
  /** Queues exactly those; pressed again it finds nobody. */
  retryFailed(deploymentId: number, by: string): Promise<Retried>;
  planCorrection(deploymentId: number): Promise<Correctable>;
  correctableRows(deploymentId: number): AsyncIterable<readonly CorrectableRow[]>;
  /** Reads a corrected file and judges every row; nothing is changed yet. */
  reviewCorrection(request: CorrectionRequest): Promise<CorrectionReview>;
  /** Gives the corrected recipients another try; pressed again it sends nothing. */
  sendCorrected(correctionId: number, by: string): Promise<Corrected>;
  unknownOutcomes(deploymentId: number): Promise<UnknownOutcomes>;
  /**
   * Sends again to those whose outcome is unknown; they may get the message twice. `shown` is the number the person was
   * asked about: when there are more by now, nothing is sent.
   */
  resendUnknown(deploymentId: number, by: string, shown: number): Promise<Resent>;
  loadDeployment(deploymentId: number): Promise<DeploymentSummary>;
  /** Why nothing at all is sent now; undefined when sending is allowed. */
  frozen(): Promise<{ readonly because: string } | undefined>;
  /** The templates and lines that people hold now, the newest first. */
  held(): Promise<readonly ShownHold[]>;
  freeze(by: string, because: string): Promise<void>;
  unfreeze(by: string): Promise<void>;
}

/** A wish that cannot be fulfilled; the message says what was expected, what was found and what to do. */
export class DispatchError extends Error {
  override readonly name = 'DispatchError';
}
