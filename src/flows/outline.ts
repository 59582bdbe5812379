import { said, say, text } from '../entities/language/say.ts';
import { durationText } from './duration.ts';
import { variablesIn } from './fill-text.ts';
import type { Branch, Flow, MessageStep, Place, QuestionStep, Step } from './flow.ts';

const endMark = () => say`the end`;

const goalText = ({ step }: Place): string => step ?? endMark();

const oneLine = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 90 ? line : `${line.slice(0, 89)}…`;
};

const testWords: Readonly<Record<Branch['test'], string>> = {
  is: text('is'),
  is_not: text('is not'),
  contains: text('contains'),
  at_least: text('is at least'),
  at_most: text('is at most'),
  filled: text('is filled'),
};

const branchText = ({ variable, test, value, go }: Branch): string =>
  `${variable} ${said(testWords[test])}${test === 'filled' && value === '' ? '' : ` “${value}”`} → ${goalText(go)}`;

const answerWords: Readonly<Record<QuestionStep['expect'], string>> = {
  text: text('any text'),
  number: text('a number'),
  email: text('an email address'),
  date: text('a date'),
  one_of: text('one of the options'),
};

function questionLines({
  text: words,
  options,
  expect,
  save,
  timeout,
  gaveUp,
  next,
}: QuestionStep): string[] {
  const choices = options.map(({ title, go }) => (go ? `[${title}] → ${goalText(go)}` : `[${title}]`));
  return [
    say`asks “${oneLine(words)}”`,
    ...(choices.length > 0 ? [choices.join(' · ')] : [say`expects ${said(answerWords[expect])}`]),
    ...(save === '' ? [] : [say`keeps the answer as ${save}`]),
    ...(gaveUp.step === next.step ? [] : [say`without a good answer → ${goalText(gaveUp)}`]),
    ...(timeout
      ? [say`without any answer for ${durationText(timeout.afterMs)} → ${goalText(timeout.go)}`]
      : []),
  ];
}

function messageLine({ content }: MessageStep): string {
  if (content.kind === 'text') return say`says “${oneLine(content.text)}”`;
  const words = content.caption === '' ? content.link : content.caption;
  return content.kind === 'image'
    ? say`sends a picture: ${oneLine(words)}`
    : say`sends a document: ${oneLine(words)}`;
}

function linesOf(step: Step): string[] {
  switch (step.kind) {
    case 'message':
      return [messageLine(step)];
    case 'question':
      return questionLines(step);
    case 'condition':
      return [say`decides:`, ...step.branches.map(branchText)];
    case 'set':
      return Object.entries(step.variables).map(([name, value]) => say`sets ${name} to “${oneLine(value)}”`);
    case 'webhook':
      return [
        say`calls ${oneLine(step.url)}`,
        ...(Object.keys(step.save).length > 0 ? [say`keeps ${Object.keys(step.save).join(', ')}`] : []),
        ...(step.failed.step === step.next.step ? [] : [say`when it fails → ${goalText(step.failed)}`]),
      ];
    case 'wait':
      return [
        say`waits ${durationText(step.forMs)}`,
        ...(step.answered.step === step.next.step
          ? []
          : [say`when the person writes → ${goalText(step.answered)}`]),
      ];
    case 'hand_over':
      return [say`hands over to the agents of ${step.team}`];
    case 'opt_out':
      return [say`puts the person on the exclusion list`];
    case 'finish':
      return [say`finishes: ${oneLine(step.outcome)}`];
  }
}

const ends = (step: Step): boolean => step.kind === 'finish' || step.kind === 'hand_over';

export interface OutlineEntry {
  readonly name: string;
  /** What it does, then the ways out of it. */
  readonly lines: readonly string[];
}

/** The flow in words, step by step; a way is named only where it is not simply the next step. */
export function outlineOf({ steps }: Flow): OutlineEntry[] {
  return steps.map((step, index) => {
    const following = steps[index + 1]?.name;
    const leads = ends(step) || step.next.step === following ? [] : [say`then → ${goalText(step.next)}`];
    return { name: step.name, lines: [...linesOf(step), ...leads] };
  });
}

/** How people come into the flow beside answering its template. */
export function startWords({ start }: Flow): string {
  const ways = [
    ...(start.keywords.length > 0 ? [say`writing ${start.keywords.join(', ')}`] : []),
    ...(start.anyMessage ? [say`writing anything`] : []),
    ...(start.ads === false ? [] : [say`coming from an advertisement`]),
  ];
  return ways.length === 0
    ? say`Starts when somebody answers the template.`
    : say`Starts when somebody answers the template, or by ${ways.join('; ')}.`;
}

const textsOf = (step: Step): string[] => {
  switch (step.kind) {
    case 'message':
      return Object.values(step.content);
    case 'question':
      return [step.text, step.wrong];
    case 'set':
      return Object.values(step.variables);
    case 'webhook':
      return [step.url, ...Object.values(step.body)];
    case 'condition':
      return step.branches.map(({ variable, value }) => `{{${variable}}} ${value}`);
    case 'hand_over':
      return [step.note];
    case 'finish':
      return [step.outcome];
    default:
      return [];
  }
};

/** Variables that the flow learns by itself, in order, each once. */
const learntIn = ({ steps }: Flow): string[] => [
  ...new Set([
    'first_message',
    ...steps.flatMap((step) => {
      if (step.kind === 'question') return step.save === '' ? [] : [step.save];
      if (step.kind === 'set') return Object.keys(step.variables);
      if (step.kind === 'wait') return ['last_message'];
      return step.kind === 'webhook' ? Object.keys(step.save) : [];
    }),
  ]),
];

/** Variables that it uses and that only the list can bring. */
export function wantedIn(flow: Flow): string[] {
  const learnt = new Set(learntIn(flow));
  const used = flow.steps.flatMap((step) => textsOf(step).flatMap(variablesIn));
  return [...new Set(used)].filter((name) => !learnt.has(name));
}
