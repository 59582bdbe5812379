import type { HoldKind } from './hold-kind.ts';

/** What a person can hold as a whole. */
export const standingHoldKinds = ['template', 'line'] as const;
export type StandingHoldKind = (typeof standingHoldKinds)[number];

/** Why a deployment is not sending, as people are told. */
export interface ShownHold {
  readonly kind: HoldKind;
  /** One or more sentences. */
  readonly because: string;
  /** The Slack user who holds the template or line. */
  readonly by?: string;
  /** To the millisecond. */
  readonly since?: Date;
}

export interface StandingHoldFacts {
  readonly kind: StandingHoldKind;
  /** As it is typed to release it: a template's name or a line's number. */
  readonly name: string;
  readonly because: string;
  readonly by: string;
  readonly since?: Date;
}

const kindOf = { template: 'template_held', line: 'line_held' } as const;

const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** A person's hold as it stands on each deployment that it stops. */
export const shownStandingHold = ({ kind, name, because, by, since }: StandingHoldFacts): ShownHold => ({
  kind: kindOf[kind],
  because: `The ${kind} ${name} is on hold: ${ended(because)} /treble release ${kind} ${name} lifts it.`,
  by,
  ...(since && { since }),
});
