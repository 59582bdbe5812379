import type { KnownBlock, ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { input, plain, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { answerParsed, type FieldProblem } from '../field-problem.ts';
import type { SubmissionAnswer, ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import {
  type GivenChoice,
  givenAudienceInputs,
  nothingGiven,
  parseGiven,
  type TypedAudience,
  typedAudience,
} from '../send/given-audience.ts';
import { typedText } from '../send/view-values.ts';
import { problemBlocks } from '../send/words.ts';
import { readingView } from './reading-view.ts';

export const importForm = { callbackId: 'exclusion_import' } as const;
const reason = { block: 'reason', action: 'text' } as const;
const until = { block: 'until', action: 'day' } as const;

export interface ImportFormState extends TypedAudience {
  readonly because?: string;
  readonly day?: string | undefined;
  readonly problem?: string;
  readonly simulated: boolean;
}

const hints = () => ({
  pasted: say`Phone numbers with country code, one per line. For more, use a CSV file.`,
  file: say`Up to 10 MB, with a column for the phone; other columns are not read.`,
});

export function importFormView(state: ImportFormState): ModalView {
  const { because = '', day, problem, simulated } = state;
  const reasonInput: KnownBlock = input(reason.block, say`Reason`, {
    type: 'plain_text_input',
    action_id: reason.action,
    max_length: 300,
    placeholder: plain(say`Asked us to stop`, 150),
    ...(because ? { initial_value: because } : {}),
  });
  const untilInput: KnownBlock = input(
    until.block,
    say`Until`,
    { type: 'datepicker', action_id: until.action, ...(day ? { initial_date: day } : {}) },
    { optional: true, hint: say`The last day, in your time zone. Leave it empty to exclude them for good.` },
  );
  return formModal({
    callbackId: importForm.callbackId,
    title: say`Exclude phones`,
    submit: say`Exclude`,
    close: say`Cancel`,
    blocks: [
      ...problemBlocks(problem),
      ...givenAudienceInputs(state, hints()),
      reasonInput,
      untilInput,
      ...simulatedMark(simulated),
    ],
  });
}

export interface ImportWish {
  readonly given: GivenChoice;
  readonly because: string;
  readonly day: string | undefined;
}

export function parseImportForm(values: ViewValues): ImportWish | FieldProblem {
  const given = parseGiven(values) ?? nothingGiven();
  if ('problem' in given) return given;
  const because = typedText(values, reason.block, reason.action).trim();
  if (because === '') return { block: reason.block, problem: say`Say why: people will read it later.` };
  return { given, because, day: textAt(values, until.block, until.action, 'selected_date') };
}

export const typedInImportForm = (values: ViewValues): Omit<ImportFormState, 'simulated' | 'problem'> => ({
  ...typedAudience(values),
  because: typedText(values, reason.block, reason.action),
  day: textAt(values, until.block, until.action, 'selected_date'),
});

export const answerImportForm = (values: ViewValues): SubmissionAnswer =>
  answerParsed(parseImportForm(values), readingView);
