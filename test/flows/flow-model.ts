import type { Heard } from '../../src/flows/read-answer.ts';

/** A flow of questions, messages, waits and branches, small enough to be walked with a pencil. */
export interface ModelStep {
  readonly name: string;
  readonly does: 'message' | 'open' | 'number' | 'buttons' | 'wait' | 'branch' | 'finish' | 'hand_over';
  /** Steps by place in the list; beyond it: the end. */
  readonly next: number;
  readonly other: number;
}

const goal = (steps: readonly ModelStep[], place: number): string => steps[place]?.name ?? 'end';

const texts: Readonly<Record<ModelStep['does'], (name: string, other: string) => string>> = {
  message: (name) => `message: says ${name}`,
  open: (name) => `question: asks ${name}\n    save: ${name}`,
  number: (name, other) =>
    `question: asks ${name}\n    expect: number\n    save: ${name}\n    tries: 2\n    wrong: no number\n    gave_up: ${other}`,
  buttons: (name, other) =>
    `question: asks ${name}\n    buttons:\n      - On\n      - Off: ${other}\n    save: ${name}`,
  wait: (_name, other) => `wait: 10m\n    answered: ${other}`,
  branch: (_name, other) => `when: [{variable: first_message, is: "on", go: ${other}}]`,
  finish: (name) => `finish: ${name}`,
  hand_over: (name) => `hand_over: ${name}`,
};

/** The same flow as people write it. */
export const sourceOf = (steps: readonly ModelStep[]): string =>
  `fallback: what\nclose_after: 2d\nsteps:\n${steps
    .map(({ name, does, next, other }) => {
      const way =
        does === 'finish' || does === 'hand_over'
          ? ''
          : `\n    ${does === 'branch' ? 'otherwise' : 'go'}: ${goal(steps, next)}`;
      return `  - step: ${name}\n    ${texts[does](name, goal(steps, other))}${way}\n`;
    })
    .join('')}`;

/** What a pencil notes of a chat. */
export interface ModelChat {
  /** The place that waits; undefined: over, or not begun. */
  at: number | undefined;
  begun: boolean;
  over: boolean;
  wrong: number;
  first: string;
  said: string[];
  kept: Record<string, string>;
}

export const newChat = (): ModelChat => ({
  at: undefined,
  begun: false,
  over: false,
  wrong: 0,
  first: '',
  said: [],
  kept: {},
});

const asks = new Set(['open', 'number', 'buttons']);

/** Follows the arrows until something waits. */
function follow(steps: readonly ModelStep[], chat: ModelChat, from: number): void {
  let place = from;
  chat.at = undefined;
  for (;;) {
    const step = steps[place];
    if (!step || step.does === 'finish' || step.does === 'hand_over') {
      chat.over = true;
      return;
    }
    if (asks.has(step.does) || step.does === 'wait') {
      if (step.does !== 'wait') chat.said.push(`asks ${step.name}`);
      chat.at = place;
      chat.wrong = 0;
      return;
    }
    if (step.does === 'message') chat.said.push(`says ${step.name}`);
    place = step.does === 'branch' && chat.first === 'on' ? step.other : step.next;
  }
}

/** What a good answer is kept as; undefined: it is none. */
function keptAs({ does }: ModelStep, text: string): string | undefined {
  if (does === 'number') return /^\d+$/.test(text) ? text : undefined;
  if (does === 'buttons') return text === 'on' ? 'On' : text === 'off' ? 'Off' : undefined;
  return text;
}

function hearAnswer(steps: readonly ModelStep[], chat: ModelChat, step: ModelStep, text: string): void {
  const kept = keptAs(step, text);
  if (kept !== undefined) {
    chat.kept[step.name] = kept;
    follow(steps, chat, kept === 'Off' ? step.other : step.next);
    return;
  }
  chat.wrong += 1;
  if (chat.wrong >= (step.does === 'number' ? 2 : 3)) {
    follow(steps, chat, step.does === 'number' ? step.other : step.next);
  } else {
    chat.said.push(step.does === 'number' ? 'no number' : `asks ${step.name}`);
  }
}

/** The specification: what a message does to a chat. */
export function modelHears(steps: readonly ModelStep[], chat: ModelChat, { text, type }: Heard): void {
  const step = steps[chat.at ?? -1];
  if (chat.over) return;
  if (!chat.begun) {
    chat.begun = true;
    chat.first = text;
    follow(steps, chat, 0);
  } else if (step?.does === 'wait') follow(steps, chat, step.other);
  else if (step && type !== 'text') chat.said.push('what');
  else if (step) hearAnswer(steps, chat, step, text);
}

/** Ten minutes pass in which nobody writes. */
export function modelWaits(steps: readonly ModelStep[], chat: ModelChat): void {
  const step = steps[chat.at ?? -1];
  if (!chat.over && step?.does === 'wait') follow(steps, chat, step.next);
}
