import type { CountedCell } from './cell.ts';
import { type DeploymentState, deploymentStateNames, deploymentStates } from './deployment-state.ts';
import { percentOf } from './language/number-text.ts';
import { text } from './language/say.ts';

/** The metrics page's figures, in its order, with their one-line definitions. */
export const figureDefinitions = {
  totalUsers: {
    label: text('Total users'),
    definition: text(
      'Everybody the conversation was to be sent to; a number that is listed twice counts once.',
    ),
  },
  messagesSent: {
    label: text('Messages sent'),
    definition: text(
      'WhatsApp confirmed that the message left: a sent, delivered or read receipt, or a quoting reply.',
    ),
  },
  inProcess: {
    label: text('In process'),
    definition: text(
      'Neither delivered nor failed nor cancelled: not sent yet, or sent while the phone is off.',
    ),
  },
  sendFailure: {
    label: text('Send failure'),
    definition: text('Users in any failed state; the breakdown says why.'),
  },
  delivered: {
    label: text('Delivered (users)'),
    definition: text('A delivered or read receipt, or a reply that quotes the message.'),
  },
  responses: {
    label: text('Responses'),
    definition: text('Delivered users who answered the first message; later answers add nothing.'),
  },
  responseRate: {
    label: text('Response rate'),
    definition: text('Responses ÷ Delivered × 100; “–” when nothing was delivered.'),
  },
} as const;
export type FigureName = keyof typeof figureDefinitions;

const isFigureName = (word: string): word is FigureName => Object.hasOwn(figureDefinitions, word);
export const figureNames: readonly FigureName[] = Object.keys(figureDefinitions).filter(isFigureName);

export interface Figures {
  readonly totalUsers: number;
  readonly messagesSent: number;
  readonly inProcess: number;
  /** Part of `inProcess`: sent, and not delivered yet. */
  readonly sentNotDelivered: number;
  /** Part of `inProcess`: outcome unknown after the grace; never retried by itself. */
  readonly unknown: number;
  readonly sendFailure: number;
  readonly delivered: number;
  readonly cancelled: number;
  readonly responses: number;
  /** Percent, 0–100; undefined when nothing was delivered. */
  readonly responseRate: number | undefined;
}

const sum = (cells: readonly CountedCell[], counts: (cell: CountedCell) => boolean): number =>
  cells.reduce((total, cell) => (counts(cell) ? total + cell.count : total), 0);

/** Total users = Delivered + In process + Send failure + Cancelled, always. */
export function figuresOf(cells: readonly CountedCell[]): Figures {
  const bucket = (name: string) => sum(cells, (cell) => deploymentStates[cell.state].bucket === name);
  const delivered = bucket('delivered');
  const responses = sum(cells, (cell) => cell.responded);
  return {
    totalUsers: sum(cells, () => true),
    messagesSent: sum(cells, (cell) => cell.sent),
    inProcess: bucket('in_process'),
    sentNotDelivered: sum(cells, (cell) => cell.cause === 'sent'),
    unknown: sum(cells, (cell) => cell.cause === 'unknown'),
    sendFailure: bucket('failed'),
    delivered,
    cancelled: bucket('cancelled'),
    responses,
    responseRate: delivered === 0 ? undefined : (responses / delivered) * 100,
  };
}

/** `66.7 %`, or “–” when there is nothing to divide by. */
export const percentText = (percent: number | undefined): string =>
  percent === undefined ? '–' : percentOf(percent);

export interface StateCount {
  readonly state: DeploymentState;
  readonly count: number;
}

/** Counts of the states that occur, in the table's order. */
export const countByState = (cells: readonly CountedCell[]): StateCount[] =>
  deploymentStateNames
    .map((state) => ({ state, count: sum(cells, (cell) => cell.state === state) }))
    .filter(({ count }) => count > 0);
