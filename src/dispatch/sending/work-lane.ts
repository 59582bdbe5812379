import type { OutboundMessage, SendResult } from '../../gateways/gateway.ts';
import type { CallQueue } from './call-starter.ts';
import type { LeasedChunk } from './claim-store.ts';
import type { Refusal } from './make-call.ts';
import type { PacedShare } from './paced-share.ts';

/** A call whose intent is committed. */
export interface IntendedCall {
  /** None for a message of a chat. */
  readonly deploymentId: number | undefined;
  /** What is to be sent, or why nothing is. Never rejects. */
  readonly compose: () => Promise<OutboundMessage | Refusal>;
  /** Resolves once what the call proved is committed. */
  readonly settle: (result: SendResult, at: number) => Promise<void>;
}

/** Where a line's sender finds what to call for. */
export interface WorkLane extends CallQueue {
  /** A person waits for an answer: it goes before what nobody waits for. */
  readonly isUrgent: boolean;
  readonly limit: PacedShare | undefined;
  /** The chunk whose lease must be kept. */
  readonly chunk: LeasedChunk | undefined;
  hadWork(now: number): boolean;
  /** Something new may be there: looks at the database with the next question. */
  lookAgain(): void;
  /** True when there is somebody to send to. */
  findWork(): Promise<boolean>;
  /** Commits the intents of up to `room` calls. */
  intend(room: number): Promise<readonly IntendedCall[]>;
  giveBack(): Promise<void>;
}
