/** Why a deployment can be held. */
export const holdKinds = [
  'paused_by_person',
  'template_paused',
  'line_stopped',
  'too_many_failures',
  'awaiting_approval',
  'frozen',
] as const;
export type HoldKind = (typeof holdKinds)[number];

export const holdLabels: Readonly<Record<HoldKind, string>> = {
  paused_by_person: 'Paused',
  template_paused: 'Held: template paused',
  line_stopped: 'Held: line stopped',
  too_many_failures: 'Held: too many failures',
  awaiting_approval: 'Waiting for approval',
  frozen: 'Frozen',
};
