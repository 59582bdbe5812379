import type { Clock } from './clock.ts';
import type { SandboxTemplate } from './template.ts';

/** One WhatsApp number of the simulated business. */
export interface SandboxLine {
  /** Meta's phone number id. */
  readonly id: string;
  /** Digits with country code. */
  readonly displayPhoneNumber: string;
  /** Put before numbers that are written without one. */
  readonly countryCode: string;
  readonly verifiedName: string;
}

export interface SimulatedWhatsAppOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly accessToken?: string;
  readonly appSecret?: string;
  readonly businessAccountId?: string;
  readonly lines?: readonly SandboxLine[];
  readonly templates?: readonly SandboxTemplate[];
  /** Where webhooks go; they wait until it is known. */
  readonly webhookUrl?: string;
  /** Factor on every delay: 1 as in life, 0 at once. */
  readonly speed?: number;
  /** `none` accepts and tells nothing, for benchmarks. */
  readonly stories?: 'by_ending' | 'none';
  /** Fixed time to an answer; otherwise 60 to 250 ms times `speed`, and nothing without stories. */
  readonly latencyMs?: number;
  /** Per line; Meta's default is 80. `Infinity` lifts it. */
  readonly messagesPerSecond?: number;
  /** False lifts the limit of messages to one person. */
  readonly pairRate?: boolean;
  /** False keeps counts only, so that memory stays flat. */
  readonly keepLedger?: boolean;
  /** Keeps the ledger over restarts and goes on with unfinished stories. */
  readonly ledgerFile?: string;
  /** Keeps what the phones show, and what their owners sent, over restarts. */
  readonly chatFile?: string;
  readonly mediaFolder?: string;
  /** Most updates in one POST. */
  readonly webhookBatch?: number;
  readonly webhookConcurrency?: number;
  /** Waits between the tries of one webhook POST, not scaled by `speed`. */
  readonly webhookRetryMs?: readonly number[];
  /** How long an unanswered call is kept open. */
  readonly hangMs?: number;
  /**
   * How long a template must rest before held messages are dropped, 25 s unless told and not scaled by `speed`: longer
   * than a sender's waits between tries, so that the drop does not cut a deployment short.
   */
  readonly quietMs?: number;
  /** Makes message ids repeatable; drawn at each start unless told. */
  readonly salt?: string;
  readonly clock?: Clock;
}

/** About 12 minutes of tries: enough for the product to be killed and started again. */
export const webhookRetryMs: readonly number[] = [
  0,
  500,
  1_000,
  2_000,
  5_000,
  10_000,
  20_000,
  ...Array.from({ length: 11 }, () => 60_000),
];

export const sandboxLine: SandboxLine = {
  id: '106540352242922',
  displayPhoneNumber: '15550783881',
  countryCode: '1',
  verifiedName: 'Sandbox Shop',
};

export const sandboxAccount = {
  businessAccountId: '102290129340398',
  accessToken: 'sandbox-access-token',
  appSecret: 'sandbox-app-secret',
} as const;
