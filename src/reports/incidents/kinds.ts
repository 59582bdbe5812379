import type { IncidentKind } from '../../entities/incident-kind.ts';
import { accountAlert } from './account-alert.ts';
import { accountRestricted } from './account-restricted.ts';
import { failureRate } from './failure-rate.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { limitLowered } from './limit-lowered.ts';
import { lineQuality } from './line-quality.ts';
import { lineStopped } from './line-stopped.ts';
import { paymentProblem } from './payment-problem.ts';
import { responseRate } from './response-rate.ts';
import { slotFailed } from './slot-failed.ts';
import { templatePaused } from './template-paused.ts';
import { tokenRejected } from './token-rejected.ts';
import { webhookSilence } from './webhook-silence.ts';

/** Every kind of incident, in the order in which lists show them. */
export const kindsOfIncidents: Readonly<Record<IncidentKind, IncidentKindFacts>> = {
  template_paused: templatePaused,
  account_restricted: accountRestricted,
  payment_problem: paymentProblem,
  token_rejected: tokenRejected,
  line_stopped: lineStopped,
  webhook_silence: webhookSilence,
  failure_rate: failureRate,
  account_alert: accountAlert,
  line_quality: lineQuality,
  limit_lowered: limitLowered,
  response_rate: responseRate,
  slot_failed: slotFailed,
};
