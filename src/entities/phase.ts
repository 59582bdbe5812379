import { text } from './language/say.ts';
/** A deployment's own life. Holds are separate. `sent`: nothing left to call; `finished`: nothing in process, or 72 h after sent. */
export const phaseNames = ['draft', 'scheduled', 'sending', 'sent', 'finished', 'cancelled'] as const;
export type Phase = (typeof phaseNames)[number];

export const phaseLabels: Readonly<Record<Phase, string>> = {
  draft: text('Draft'),
  scheduled: text('Scheduled'),
  sending: text('Sending'),
  sent: text('Sent'),
  finished: text('Finished'),
  cancelled: text('Cancelled'),
};
