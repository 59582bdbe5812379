import { text } from './language/say.ts';

interface WebhookFacts {
  /** Below the gateway's address; empty at the address itself. */
  readonly path: string;
  /** Exactly where at the provider it is switched on. */
  readonly where: string;
  /** What is not known without it. */
  readonly without: string;
}

const centre = text('In Treble: Settings → Webhooks. Enter the address and switch on this event.');
const onTemplate = text(
  'In Treble: open the conversation, choose the block with the template, and enter the address as this webhook. Repeat it in each conversation.',
);
const onAnswer = text(
  'In Treble: open the conversation, choose the line that leaves the block, and enter the address as this webhook. Repeat it in each conversation.',
);

/** Webhooks that a provider sends only once somebody switches each of them on. */
export const trebleWebhooks: Readonly<Record<string, WebhookFacts>> = {
  'deployment.failure': {
    path: '',
    where: centre,
    without: text('Failures are never told: such users stay in process.'),
  },
  'session.close': {
    path: '',
    where: centre,
    without: text('Answers that no other webhook tells are found only by asking Treble.'),
  },
  'hsm.status': {
    path: '',
    where: centre,
    without: text('A paused template is noticed only when messages fail.'),
  },
  delivered: {
    path: '/delivered',
    where: onTemplate,
    without: text('Deliveries are found only by asking Treble, user by user.'),
  },
  read: { path: '/read', where: onTemplate, without: text('Nobody is shown as having read.') },
  response: {
    path: '/response',
    where: onAnswer,
    without: text('Answers are told only when a chat has ended.'),
  },
  'opt-out': {
    path: '/opt-out',
    where: onAnswer,
    without: text('Who opts out is known only when the next message to them fails.'),
  },
  timeout: {
    path: '/timeout',
    where: onAnswer,
    without: text('That nobody answered in time is not told; no figure needs it.'),
  },
};
