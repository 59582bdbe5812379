/** A deployment's own life. Holds are separate. `sent`: nothing left to call; `finished`: nothing in process, or 72 h after sent. */
export const phaseNames = ['draft', 'scheduled', 'sending', 'sent', 'finished', 'cancelled'] as const;
export type Phase = (typeof phaseNames)[number];

export const phaseLabels: Readonly<Record<Phase, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  sending: 'Sending',
  sent: 'Sent',
  finished: 'Finished',
  cancelled: 'Cancelled',
};
