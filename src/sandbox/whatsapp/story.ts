/** Seconds after the previous moment, from and to; the exact figure is drawn from the message itself. */
export type Span = readonly [from: number, to: number];

/** One thing that happens to a message after it was accepted, in the order in which it happens. */
export type Step = {
  readonly after: Span;
  /** How much later than the moment itself the webhook comes; this is how order faults are made. */
  readonly lateBy?: Span;
  /** How often the webhook comes; 1 unless told. */
  readonly times?: number;
  /** Waits until nothing was sent with the template for a while. */
  readonly whenQuiet?: true;
} & (
  | { readonly status: 'sent' | 'delivered' | 'read' }
  | { readonly status: 'failed'; readonly code: number }
  | { readonly reply: 'text' | 'quote' | 'first_button' | 'last_button' }
  | { readonly preference: 'stop' }
);

/** How the call itself is answered; `plain` is a 200 with the message's id. */
export type Answer =
  | { readonly way: 'plain' | 'held' | 'after_first_receipt' }
  | { readonly way: 'refused' | 'refused_once'; readonly code: number }
  | { readonly way: 'accepted_then_500' | 'accepted_then_reset' | 'accepted_then_hang' | 'lost_once' };

/** The deployment states that a provider can cause, by their keys on the metrics page. */
export type EndState =
  | 'success'
  | 'in_process'
  | 'blocked_or_version'
  | 'excluded'
  | 'invalid_number'
  | 'variable_unfilled'
  | 'template_paused'
  | 'too_many_templates'
  | 'system_failure';

export interface Story {
  readonly key: string;
  /** The last two digits of the phones it happens to, both ends included. */
  readonly endings: readonly [first: number, last: number];
  readonly title: string;
  readonly whatHappens: string;
  readonly leadsTo: EndState;
  readonly answer: Answer;
  readonly steps: readonly Step[];
}

const plain = { way: 'plain' } as const;

/** The moments of an ordinary message, and what successful stories share. */
export const sent: Step = { status: 'sent', after: [0.3, 2] };
export const delivered: Step = { status: 'delivered', after: [0.5, 8] };
export const read: Step = { status: 'read', after: [3, 40] };
export const journey = [sent, delivered, read] as const;
export const succeeding = { leadsTo: 'success', answer: plain } as const;

export const failing = (code: number): Step => ({ status: 'failed', code, after: [0.5, 5] });
