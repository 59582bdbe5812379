/** Kinds of problems that people are told of while they last. How each is told stands in `reports/incidents`. */
export const incidentKinds = [
  'template_paused',
  'line_stopped',
  'account_restricted',
  'payment_problem',
  'token_rejected',
  'account_alert',
  'line_quality',
  'limit_lowered',
  'failure_rate',
  'response_rate',
  'webhook_silence',
  'slot_failed',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];
