import type { KnownBlock, PlainTextOption } from '@slack/types';
import { said, say } from '../../entities/language/say.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { chosenOption, typedText } from '../send/view-values.ts';
import { momentExamples } from './parse-moment.ts';

const choice = { block: 'when', action: 'choice' } as const;
const moment = { block: 'when_moment', action: 'moment' } as const;
const longest = 100;

const option = (label: string, value: string): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

const laterValue = 'later';
const now = () => option(say`Send now`, 'now');
const later = () => option(say`Schedule`, laterValue);

/** One line for a date and a time, as the review and Change time ask for it. */
export const momentInput = (label: string, typed: string | undefined, optional: boolean): KnownBlock =>
  input(
    moment.block,
    label,
    {
      type: 'plain_text_input',
      action_id: moment.action,
      max_length: longest,
      placeholder: plain(say`tomorrow 9:00`, limits.header),
      ...(typed ? { initial_value: typed.slice(0, longest) } : {}),
    },
    {
      optional,
      hint: say`For example: ${said(momentExamples)}. In your own time zone unless you name one; it is shown to you before anything is scheduled.`,
    },
  );

/** Now or later; with what was typed when the review is shown again. */
export const whenBlocks = (typed: string | undefined): readonly KnownBlock[] => [
  input(choice.block, say`When`, {
    type: 'radio_buttons',
    action_id: choice.action,
    options: [now(), later()],
    initial_option: typed === undefined ? now() : later(),
  }),
  momentInput(say`Date and time, if scheduled`, typed, true),
];

export const typedMoment = (values: ViewValues): string =>
  typedText(values, moment.block, moment.action).trim();

/** Undefined: now. */
export const chosenMoment = (values: ViewValues): string | undefined =>
  chosenOption(values, choice.block, choice.action)?.value === laterValue ? typedMoment(values) : undefined;

/** What is wrong with the two fields together, by block. */
export function whenProblem(values: ViewValues): Readonly<Record<string, string>> | undefined {
  const typed = typedMoment(values);
  const isLater = chosenMoment(values) !== undefined;
  if (isLater && typed === '')
    return { [moment.block]: say`Type when to start, such as ${said(momentExamples)}.` };
  if (!isLater && typed !== '')
    return { [choice.block]: say`Choose Schedule, or clear the date and time below.` };
  return undefined;
}

/** What is wrong with the line where there is nothing else. */
export const momentProblem = (values: ViewValues): Readonly<Record<string, string>> | undefined =>
  typedMoment(values) === ''
    ? { [moment.block]: say`Type when to start, such as ${said(momentExamples)}.` }
    : undefined;
