import type { FailureClass } from '../entities/failure-class.ts';
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

/** One call for one recipient. `values` maps `placeholderKey`s to text that has passed the variable checks. */
export interface OutboundMessage {
  /** Opaque; comes back in receipts. Never personal data: every app on the account sees it. */
  readonly token: string;
  readonly lineId: string;
  /** E.164 with its plus sign. */
  readonly to: string;
  readonly template: {
    readonly name: string;
    readonly language: string;
    readonly definition: TemplateDefinition;
  };
  readonly values: Readonly<Record<string, string>>;
}

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
    }
  | { readonly outcome: 'accepted_unknown_id' | 'uncertain'; readonly because: string };

/** What a provider told us about one message of ours. */
export interface Receipt {
  readonly kind: 'receipt';
  readonly providerId: string;
  readonly token?: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
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
  /** The provider's type: `text`, `button`, `interactive`, `image`… */
  readonly type: string;
  /** The words, the button's title, or a caption; empty for media without words. */
  readonly text: string;
  readonly at: Date;
  readonly raw: unknown;
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
  readonly quality?: string;
  readonly category?: string;
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

export type WebhookEvent = Receipt | InboundMessage | TemplateChange | PreferenceChange | UnknownEvent;

export interface RawWebhook {
  /** Lower-case names, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** How one provider speaks. Knows neither the database nor Slack nor our HTTP server. */
export interface Gateway {
  readonly name: string;
  /** The lines this gateway sends from. */
  readonly lineIds: readonly string[];
  /** Messages per call: 1 for the Cloud API. */
  readonly maxBatch: number;
  /** Values that must never be logged or shown. */
  readonly secrets: readonly string[];
  /** One result per message, in order. Never rejects for what the provider or the network did. */
  send(messages: readonly OutboundMessage[], signal: AbortSignal): Promise<SendResult[]>;
  /** Every template of the account, page by page. Rejects with a `GatewayError` when the provider refuses. */
  listTemplates(): AsyncIterable<readonly TemplateSnapshot[]>;
  /** A line's number as people know it. Rejects with a `GatewayError` when the provider refuses. */
  displayPhone(lineId: string): Promise<string>;
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
