import type { FailureClass } from '../entities/failure-class.ts';
import type { MessageContent } from '../entities/message-content.ts';
import type { TemplateDefinition } from '../entities/template-definition.ts';

/** A template as its provider describes it now. `status` is the provider's own word in upper case, such as `APPROVED`. */
export interface TemplateSnapshot {
  /** The provider's id, always a string (Meta's may exceed 2^53). */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** `es_CO`, with an underscore. */
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly quality?: string;
  readonly rejectedReason?: string;
  readonly definition: TemplateDefinition;
}

/** A conversation that its provider keeps to itself: its name is all it tells, neither text, variables nor status. */
export type HiddenTemplate = Pick<TemplateSnapshot, 'id' | 'accountId' | 'name'>;

/** What every call for one person has. */
interface Envelope {
  /** Opaque; comes back in receipts. Never personal data: every app on the account sees it. */
  readonly token: string;
  readonly lineId: string;
  /** E.164 with its plus sign, or the provider's id of somebody whose number it hides. */
  readonly to: string;
}

/** A template. `values` maps `placeholderKey`s to text that has passed the variable checks. */
export interface TemplateMessage extends Envelope {
  readonly template: {
    readonly id: string;
    readonly name: string;
    readonly language: string;
    readonly definition: TemplateDefinition;
  };
  readonly values: Readonly<Record<string, string>>;
}

/** A message without a template: taken only within 24 hours of the person's last one. */
export interface FreeMessage extends Envelope {
  readonly content: MessageContent;
}

/** One call for one person. */
export type OutboundMessage = TemplateMessage | FreeMessage;

/**
 * What one call proved (reliability notes 2.3). Only `not_accepted` proves that nothing was sent;
 * `uncertain` and `accepted_unknown_id` are settled by receipts and never by calling again.
 */
export type SendResult =
  | {
      readonly outcome: 'accepted';
      readonly providerId: string;
      /** The provider's own id of the person, digits; may differ from the number sent to (Brazil, Mexico). */
      readonly contactId?: string;
      readonly heldForQuality: boolean;
    }
  | {
      readonly outcome: 'not_accepted';
      readonly failure: FailureClass;
      readonly code?: string;
      readonly detail?: string;
      /** How long the provider asked us to wait. */
      readonly retryAfterMs?: number;
      /** How long it asked us to leave this one person alone. */
      readonly userRetryAfterMs?: number;
    }
  | { readonly outcome: 'accepted_unknown_id' | 'uncertain'; readonly because: string };

/** What a provider told us about one message of ours. */
export interface Receipt {
  readonly kind: 'receipt';
  /** Absent where only the token tells which message it is. */
  readonly providerId?: string;
  readonly token?: string;
  /** `accepted`: it exists at the provider, whatever became of the call's answer. */
  readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
  /** The chat that the message opened has come to its end. */
  readonly ended?: boolean;
  readonly at: Date;
  readonly failure?: FailureClass;
  readonly code?: string;
  readonly detail?: string;
}

/** Something a person wrote, tapped or sent to one of our lines. */
export interface InboundMessage {
  readonly kind: 'inbound';
  readonly providerId: string;
  readonly lineId: string;
  /** Digits without plus; absent when the provider hides the number. */
  readonly from?: string;
  /** Business-scoped user id, when given. */
  readonly userId?: string;
  /** The provider id of the message of ours that is quoted or whose button was tapped. */
  readonly contextId?: string;
  /** The token of the message of ours that it answers, where the provider gives it back. */
  readonly token?: string;
  /** The provider's type: `text`, `button`, `interactive`, `image`… */
  readonly type: string;
  /** The words, the button's title, or a caption; empty for media without words. */
  readonly text: string;
  /** The id of the button or row of ours that was tapped. */
  readonly choiceId?: string;
  /** The advertisement that the person came from. */
  readonly adId?: string;
  readonly at: Date;
  readonly raw: unknown;
}

/** A message of ours failed, and the provider does not say which one. */
export interface UnnamedFailure {
  readonly kind: 'unnamed_failure';
  /** The same whenever it is repeated. */
  readonly eventId: string;
  /** Digits, as the provider spells them. */
  readonly phone: string;
  /** Which template failed; absent when the provider does not say that either. */
  readonly templateId?: string;
  readonly at: Date;
  readonly failure: FailureClass;
  readonly code: string;
}

/** A template changed on the provider's side. Only the fields that were told are present. */
export interface TemplateChange {
  readonly kind: 'template';
  readonly accountId: string;
  readonly templateId: string;
  readonly name: string;
  readonly language: string;
  /** Upper case, such as `PAUSED`. */
  readonly event?: string;
  readonly reason?: string;
  /** `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE`… when told. */
  readonly pauseTitle?: string;
  /** The provider's sentence about a pause. */
  readonly explanation?: string;
  readonly quality?: string;
  readonly category?: string;
  /** The provider cannot be asked how the template stands, so its word is believed, whatever it says. */
  readonly final?: boolean;
  readonly at: Date;
}

/** How the account stands changed on the provider's side. */
export interface AccountChange {
  readonly kind: 'account';
  readonly accountId: string;
  /** `restricted`: nothing may be sent. `warned`: sending goes on. `lifted`: a restriction is over. */
  readonly standing: 'restricted' | 'warned' | 'lifted';
  /** The provider's own words. */
  readonly reason: string;
  /** The moment that the provider named: when it ends, or when something happens. */
  readonly until?: Date;
  readonly at: Date;
}

/** How many different people the business may reach in 24 hours; `users` undefined: no limit. */
export interface LimitChange {
  readonly kind: 'limit';
  readonly limit: { readonly users: number | undefined };
  readonly at: Date;
}

export type LineQuality = 'GREEN' | 'YELLOW' | 'RED';

/** A line is rated anew, or the limit of its business is another. Only what was told is present. */
export interface LineChange {
  readonly kind: 'line';
  /** As the provider writes it, with or without its plus sign. */
  readonly displayPhone: string;
  readonly quality?: LineQuality;
  readonly limit?: LimitChange['limit'];
  readonly at: Date;
}

/** A person stopped or resumed marketing messages. */
export interface PreferenceChange {
  readonly kind: 'preference';
  readonly phone: string;
  readonly value: 'stop' | 'resume';
  readonly at: Date;
}

/** Kept as it came and answered 200: a field, type or shape this product does not know. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly why: string;
  readonly raw: unknown;
}

export type WebhookEvent =
  | Receipt
  | InboundMessage
  | UnnamedFailure
  | TemplateChange
  | PreferenceChange
  | AccountChange
  | LimitChange
  | LineChange
  | UnknownEvent;

export interface RawWebhook {
  /** Lower-case names, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** One of the gateway's `webhookKinds`, by the address it came to; absent at its main address. */
  readonly kind?: string;
}

/** A chat that came into being at the provider; proof that a message was accepted, and of nothing more. */
export interface RecalledSession {
  readonly id: string;
  /** Digits, as the provider spells them. */
  readonly phone: string;
  readonly createdAt: Date;
  readonly finishedAt?: Date;
}

/** What a chat's own history proves of the message that opened it. */
export interface RecalledHistory {
  readonly deliveredAt?: Date;
  readonly readAt?: Date;
  /** When the person first wrote. */
  readonly repliedAt?: Date;
}

/** Questions to a provider whose webhooks may be lost for good. Each call of a function is one request. */
export interface Recall {
  /** Rejects with a `GatewayError` when the provider refuses. */
  sessions(question: {
    readonly templateId: string;
    readonly since: Date;
    readonly until: Date;
    /** Where the page before ended. */
    readonly after?: string;
  }): Promise<{ readonly sessions: readonly RecalledSession[]; readonly after?: string }>;
  history(sessionId: string): Promise<RecalledHistory>;
}

/** How one provider speaks. Knows neither the database nor Slack nor our HTTP server. */
export interface Gateway {
  readonly name: string;
  /** The lines this gateway sends from. */
  readonly lineIds: readonly string[];
  /** Messages per call: 1 for the Cloud API. */
  readonly maxBatch: number;
  /** It sends messages without a template, so that this product walks the flows; otherwise the provider walks its own. */
  readonly takesFree: boolean;
  /** Values that must never be logged or shown. */
  readonly secrets: readonly string[];
  /** Kinds of webhooks that come to addresses of their own below the gateway's. */
  readonly webhookKinds: readonly string[];
  /** Which of its kinds a webhook is, for those who look after which ones come at all. */
  webhookName?(webhook: RawWebhook): string | undefined;
  /** What a webhook that was stored is answered with. */
  readonly webhookAnswer: string;
  /** One result per message, in order. Never rejects for what the provider or the network did. */
  send(messages: readonly OutboundMessage[], signal: AbortSignal): Promise<SendResult[]>;
  /** Every template of the account, page by page. Rejects with a `GatewayError` when the provider refuses. */
  listTemplates(): AsyncIterable<readonly TemplateSnapshot[]>;
  /** What is sent by name alone, where the provider has such. Rejects with a `GatewayError` when it refuses. */
  listHiddenTemplates?(): Promise<readonly HiddenTemplate[]>;
  /** What can still be asked where webhooks were lost. */
  readonly recall?: Recall;
  /** Ends a template's pause. Rejects with a `GatewayError` that says why when the provider does not. */
  unpauseTemplate(templateId: string): Promise<void>;
  /** A line's number as people know it. Rejects with a `GatewayError` when the provider refuses. */
  displayPhone(lineId: string): Promise<string>;
  /** The bytes of a file that a person sent, where the provider hands files out. Rejects when it refuses. */
  fetchMedia?(mediaId: string): Promise<AsyncIterable<Uint8Array>>;
  /**
   * How many different people the business may reach in 24 hours, over all its lines; undefined: no limit. Rejects with a
   * `GatewayError` when the provider refuses or tells a word this product does not know.
   */
  usersPerDay(lineId: string): Promise<number | undefined>;
  /** How people receive the line's messages; undefined: not rated. Rejects with a `GatewayError` when it refuses. */
  lineQuality(lineId: string): Promise<LineQuality | undefined>;
  /** The bare text to answer a handshake with, or undefined when it must be refused. */
  handshake(query: URLSearchParams): string | undefined;
  /** Constant-time check over the raw bytes. */
  verify(webhook: RawWebhook): boolean;
  /** Every item of the body; one that cannot be read becomes `unknown` and loses none of the others. */
  parse(webhook: RawWebhook): WebhookEvent[];
  close(): Promise<void>;
}

/** A provider refused a question that is not a send. The message is fit to be shown. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
}
