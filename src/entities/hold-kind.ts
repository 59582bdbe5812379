import { text } from './language/say.ts';
/** Why a deployment can be held. */
export const holdKinds = [
  'paused_by_person',
  'template_paused',
  'line_stopped',
  'too_many_failures',
  'daily_limit',
  'awaiting_approval',
  'frozen',
] as const;
/** Beside the kinds that a row names: a person holds the whole template or line. */
export type HoldKind = (typeof holdKinds)[number] | 'template_held' | 'line_held';

export const holdLabels: Readonly<Record<HoldKind, string>> = {
  paused_by_person: text('Paused'),
  template_paused: text('Held: template paused'),
  line_stopped: text('Held: line stopped'),
  too_many_failures: text('Held: too many failures'),
  daily_limit: text('Waiting: daily limit reached'),
  awaiting_approval: text('Waiting for approval'),
  frozen: text('Frozen'),
  template_held: text('Held: template on hold'),
  line_held: text('Held: line on hold'),
};
