import { say } from '../entities/language/say.ts';
import { contentLimits, contentProblems, type MessageContent } from '../entities/message-content.ts';
import { isVariableName } from './fill-text.ts';
import type { Step } from './flow.ts';
import { readCondition } from './read-condition.ts';
import { readQuestion } from './read-question.ts';
import { readWebhook } from './read-webhook.ts';
import { badVariable, type StepReader } from './step-reader.ts';
import type { Entry } from './yaml-reader.ts';

interface StepFacts {
  /** What may stand beside the kind, `step` and `go`. */
  readonly beside: readonly string[];
  /** Whether the flow can go on after it. */
  readonly goes: boolean;
  readonly read: (at: StepReader) => Step;
}

function checked(at: StepReader, content: MessageContent): void {
  // A variable may be longer or shorter than its name; what is known now is what is written.
  for (const problem of contentProblems(content)) at.reader.problem(at.value, problem);
}

function media(at: StepReader, kind: 'image' | 'document'): Step {
  const link = at.reader.text(at.value, say`an address that begins with https://`);
  const caption = at.optionalText('caption');
  if (!/^https:\/\/\S+$/.test(link)) {
    at.reader.problem(at.value, say`Expected an address that begins with https://, found ${at.found()}.`);
  }
  if (caption.length > contentLimits.caption) {
    at.reader.problem(
      at.node('caption'),
      say`Expected a caption of at most ${contentLimits.caption} characters, found ${caption.length}.`,
    );
  }
  return kind === 'image'
    ? { ...at.base, kind: 'message', content: { kind, link, caption } }
    : {
        ...at.base,
        kind: 'message',
        content: { kind, link, caption, fileName: at.optionalText('file_name') },
      };
}

function set(at: StepReader): Step {
  const entries = at.reader.entries(at.value, say`variables with their values`);
  for (const { key, keyNode } of entries) {
    if (!isVariableName(key)) at.reader.problem(keyNode, badVariable(key));
  }
  return {
    ...at.base,
    kind: 'set',
    variables: Object.fromEntries(
      entries.map(({ key, value }) => [key, at.reader.text(value, say`a value for ${key}`)]),
    ),
  };
}

/** Every kind of step by the key that names it. A new kind is a row here. */
export const stepKinds: Readonly<Record<string, StepFacts>> = {
  message: {
    beside: [],
    goes: true,
    read(at) {
      const text = at.reader.text(at.value, say`the text of the message`);
      if (text !== '') checked(at, { kind: 'text', text });
      return { ...at.base, kind: 'message', content: { kind: 'text', text } };
    },
  },
  image: { beside: ['caption'], goes: true, read: (at) => media(at, 'image') },
  document: { beside: ['caption', 'file_name'], goes: true, read: (at) => media(at, 'document') },
  question: {
    beside: ['buttons', 'list', 'expect', 'one_of', 'save', 'wrong', 'tries', 'gave_up', 'no_answer'],
    goes: true,
    read: readQuestion,
  },
  when: { beside: ['otherwise'], goes: false, read: readCondition },
  set: { beside: [], goes: true, read: set },
  webhook: {
    beside: ['method', 'send', 'save', 'timeout', 'tries', 'failed'],
    goes: true,
    read: readWebhook,
  },
  wait: {
    beside: ['answered'],
    goes: true,
    read: (at) => ({
      ...at.base,
      kind: 'wait',
      forMs: at.duration(at.value),
      answered: at.place('answered'),
    }),
  },
  hand_over: {
    beside: ['note'],
    goes: false,
    read: (at) => ({
      ...at.base,
      kind: 'hand_over',
      team: at.reader.text(at.value, say`the agents who take over`),
      note: at.optionalText('note'),
    }),
  },
  opt_out: {
    beside: [],
    goes: true,
    read(at) {
      if (!at.reader.flag(at.value, 'opt_out')) {
        at.reader.problem(at.value, say`Write opt_out: true, or leave the step out.`);
      }
      return { ...at.base, kind: 'opt_out' };
    },
  },
  finish: {
    beside: [],
    goes: false,
    read: (at) => ({
      ...at.base,
      kind: 'finish',
      outcome: at.reader.text(at.value, say`the outcome in words`),
    }),
  },
};

export const stepKindNames = Object.keys(stepKinds);

/** The one key of a step that says what it does. */
export function kindOf(entries: ReadonlyMap<string, Entry>): Entry | undefined {
  return [...entries.values()].find(({ key }) => Object.hasOwn(stepKinds, key));
}
