import type { FailureClass } from './failure-class.ts';
import type { HoldKind } from './hold-kind.ts';
import type { IncidentKind } from './incident-kind.ts';

/** What an incident keeps from being sent. */
export interface IncidentHold {
  readonly hold: HoldKind;
  /** Whose id its subject is. */
  readonly of: 'template' | 'line' | 'gateway';
  /** Users who were refused for this reason can be sent to once it is over. */
  readonly refusals: readonly FailureClass[];
  /** A person ends it: WhatsApp does not tell when it is solved. */
  readonly endedByPerson: boolean;
}

const ofAccount = { hold: 'line_stopped', of: 'gateway', endedByPerson: true } as const;

/** Kinds of incidents that hold deployments; the others hold none. */
export const incidentHolds: Readonly<Partial<Record<IncidentKind, IncidentHold>>> = {
  template_paused: {
    hold: 'template_paused',
    of: 'template',
    refusals: ['template_paused', 'template_disabled'],
    endedByPerson: false,
  },
  line_stopped: {
    hold: 'line_stopped',
    of: 'line',
    refusals: ['spam_limited', 'line_not_ready'],
    endedByPerson: true,
  },
  account_restricted: { ...ofAccount, refusals: ['account_locked'] },
  payment_problem: { ...ofAccount, refusals: ['payment_issue'] },
  token_rejected: { ...ofAccount, refusals: ['bad_credentials', 'not_permitted'] },
};
