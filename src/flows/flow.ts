import type { ListRow } from '../entities/message-content.ts';

/** How a person may start the conversation; whoever got its template starts it by answering. */
export interface StartWays {
  /** Folded words or phrases that a whole message must be. */
  readonly keywords: readonly string[];
  readonly anyMessage: boolean;
  /** Whoever comes from an advertisement: all of them, or those with these ids. */
  readonly ads: boolean | readonly string[];
}

/** What an answer must be. */
export const expectations = ['text', 'number', 'email', 'date', 'one_of'] as const;
export type Expectation = (typeof expectations)[number];

/** Something to choose, and where the choice leads; without `go` the question's own way. */
export interface Option extends ListRow {
  readonly go: Place | undefined;
}

/** A step by its name; undefined: the end of the flow. */
export interface Place {
  readonly step: string | undefined;
}

/** Where a step leads when nothing else is said. */
interface StepBase {
  readonly name: string;
  readonly next: Place;
}

export interface MessageStep extends StepBase {
  readonly kind: 'message';
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'image'; readonly link: string; readonly caption: string }
    | {
        readonly kind: 'document';
        readonly link: string;
        readonly caption: string;
        readonly fileName: string;
      };
}

export interface QuestionStep extends StepBase {
  readonly kind: 'question';
  readonly text: string;
  readonly asks: 'open' | 'buttons' | 'list';
  readonly options: readonly Option[];
  /** The words on the button that opens a list. */
  readonly listButton: string;
  readonly expect: Expectation;
  /** The variable that keeps the answer. */
  readonly save: string;
  /** Said to an answer that is none. */
  readonly wrong: string;
  /** Wrong answers after which it goes on without one. */
  readonly tries: number;
  readonly gaveUp: Place;
  readonly timeout: Timeout | undefined;
}

export interface Timeout {
  readonly afterMs: number;
  readonly go: Place;
}

export const tests = ['is', 'is_not', 'contains', 'at_least', 'at_most', 'filled'] as const;
export type Test = (typeof tests)[number];

export interface Branch {
  readonly variable: string;
  readonly test: Test;
  readonly value: string;
  readonly go: Place;
}

export interface ConditionStep extends StepBase {
  readonly kind: 'condition';
  /** The first that holds decides; when none does, the step's own way. */
  readonly branches: readonly Branch[];
}

export interface SetStep extends StepBase {
  readonly kind: 'set';
  readonly variables: Readonly<Record<string, string>>;
}

export interface WebhookStep extends StepBase {
  readonly kind: 'webhook';
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: Readonly<Record<string, string>>;
  /** Variable → path into the answer, such as `order.status`. */
  readonly save: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly tries: number;
  readonly failed: Place;
}

export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly forMs: number;
  /** When the person writes meanwhile. */
  readonly answered: Place;
}

export interface HandOverStep extends StepBase {
  readonly kind: 'hand_over';
  readonly team: string;
  readonly note: string;
}

export interface OptOutStep extends StepBase {
  readonly kind: 'opt_out';
}

export interface FinishStep extends StepBase {
  readonly kind: 'finish';
  readonly outcome: string;
}

export type Step =
  | MessageStep
  | QuestionStep
  | ConditionStep
  | SetStep
  | WebhookStep
  | WaitStep
  | HandOverStep
  | OptOutStep
  | FinishStep;

export interface Flow {
  readonly start: StartWays;
  /** A chat in which nobody writes for so long closes. */
  readonly closeAfterMs: number;
  /** Said to what cannot be an answer: a sticker, a voice note, a location. */
  readonly fallback: string;
  readonly steps: readonly Step[];
}

/** What is wrong in a flow's text, and where; lines and columns begin with 1. */
export interface FlowProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ParsedFlow =
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

export const flowLimits = {
  steps: 100,
  characters: 60_000,
  keywords: 50,
  /** Messages that wait for a webhook's answer. */
  pending: 20,
  /** Steps that one chat may take in all: no loop goes on for ever, whatever the person does. */
  stepsPerChat: 500,
} as const;
