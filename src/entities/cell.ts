import type { DeploymentState } from './deployment-state.ts';
import { deploymentStates } from './deployment-state.ts';
import { type FailureClass, failureClasses, isFailureClass } from './failure-class.ts';
import { said, text } from './language/say.ts';

/** Why a recipient is still in process. The words are shown beside the figure. */
export const inProcessCauses = {
  queued: text('waiting to be sent'),
  retry: text('waiting for a new try'),
  accepted: text('accepted by WhatsApp, not sent yet'),
  sent: text('sent, not delivered yet (phone off or without internet)'),
  settling: text('outcome not known yet, waiting for evidence'),
  unknown: text('Unknown, not retried'),
} as const;
export type InProcessCause = keyof typeof inProcessCauses;

/** What is known beyond delivery. */
export const deliveredCauses = { delivered: text('delivered'), read: text('read') } as const;
export type DeliveredCause = keyof typeof deliveredCauses;

export type Cause = InProcessCause | DeliveredCause | FailureClass | 'cancelled';

/**
 * Where one recipient is counted. Every figure is a sum over cells, every counter a number of recipients in a cell,
 * so the parts always add up to the total.
 */
export interface Cell {
  readonly state: DeploymentState;
  readonly cause: Cause;
  /** The provider's own code of a failure; empty otherwise. */
  readonly code: string;
  /** WhatsApp confirmed that the message left. */
  readonly sent: boolean;
  readonly responded: boolean;
}

export interface CountedCell extends Cell {
  readonly count: number;
}

export const inProcess = (cause: InProcessCause, sent = false): Cell => ({
  state: 'in_process',
  cause,
  code: '',
  sent,
  responded: false,
});

export const delivered = (cause: DeliveredCause, responded: boolean): Cell => ({
  state: 'success',
  cause,
  code: '',
  sent: true,
  responded,
});

export const failed = (failure: FailureClass, code = '', sent = false): Cell => ({
  state: failureClasses[failure].state,
  cause: failure,
  code,
  sent,
  responded: false,
});

export const cancelled: Cell = {
  state: 'cancelled',
  cause: 'cancelled',
  code: '',
  sent: false,
  responded: false,
};

export const isCause = (word: string): word is Cause =>
  Object.hasOwn(inProcessCauses, word) ||
  Object.hasOwn(deliveredCauses, word) ||
  isFailureClass(word) ||
  word === 'cancelled';

export const causeNames: readonly Cause[] = [
  ...Object.keys({ ...deliveredCauses, ...inProcessCauses, ...failureClasses }),
  'cancelled',
].filter(isCause);

/** The words for a cause, whichever table it stands in. */
export function causeWords(cause: Cause): string {
  if (isFailureClass(cause)) return said(failureClasses[cause].says);
  if (cause === 'cancelled') return said(deploymentStates.cancelled.explanation);
  return said({ ...inProcessCauses, ...deliveredCauses }[cause]);
}

export const cellKey = (cell: Cell): string =>
  `${cell.state}|${cell.cause}|${cell.code}|${cell.sent}|${cell.responded}`;

export const sameCell = (one: Cell, other: Cell): boolean => cellKey(one) === cellKey(other);
