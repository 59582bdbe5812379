import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Correctable, CorrectionReview } from '../../dispatch/review/correction.ts';
import {
  type CorrectionVerdict,
  correctionVerdicts,
  correctionWords,
} from '../../entities/correction-verdict.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { type DeploymentState, deploymentStates } from '../../entities/deployment-state.ts';
import { readJson } from '../../entities/json.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import {
  actions,
  button,
  context,
  fields,
  header,
  input,
  section,
  simulatedMark,
} from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { UsageError, type ViewValues } from '../listener.ts';
import { numberAt } from '../payload.ts';
import { listEndings } from '../send/list-file.ts';
import { type GivenFile, givenFiles } from '../send/view-values.ts';
import { literal, nameText, problemBlocks } from '../send/words.ts';

export const correctForm = { callbackId: 'correct_form' } as const;
export const correctReview = { callbackId: 'correct_review' } as const;
export const openCorrectId = 'correct_rows';
export const downloadCorrectableId = 'download_correctable';

const file = { block: 'corrected_file', action: 'file' } as const;

const about = (deploymentId: number): string => scopeValue({ kind: 'deployment', deploymentId });

/** `state` tells several on one screen apart. */
export const correctButton = (deploymentId: number, state?: DeploymentState): Button =>
  button({
    id: state === undefined ? openCorrectId : `${openCorrectId}:${state}`,
    label: say`Send corrected rows`,
    spoken:
      state === undefined
        ? say`Send corrected rows of ${deploymentCode(deploymentId)}`
        : say`Send corrected rows: ${said(deploymentStates[state].label)}`,
    value: about(deploymentId),
  });

export interface CorrectFormState {
  readonly correctable: Correctable;
  readonly problem?: string;
  readonly note?: string;
  readonly simulated: boolean;
}

/** Takes the corrected file; the rows to correct are downloaded from the same window. */
export function correctFormView({ correctable, problem, note, simulated }: CorrectFormState): ModalView {
  const { deploymentId, invalidNumbers, missingVariables } = correctable;
  const code = deploymentCode(deploymentId);
  const all = invalidNumbers + missingVariables;
  const download = button({
    id: downloadCorrectableId,
    label: say`Download rows to correct`,
    value: about(deploymentId),
  });
  return formModal({
    callbackId: correctForm.callbackId,
    privateMetadata: JSON.stringify({ deploymentId }),
    title: say`Send corrected rows`,
    submit: say`Review`,
    close: say`Close`,
    blocks: [
      ...problemBlocks(problem),
      ...(note === undefined ? [] : [literal(note)]),
      section(
        say`${counted(all, 'row')} of *${code}* can be corrected: ${counted(invalidNumbers, 'invalid number')}, ${counted(missingVariables, 'missing variable')}.`,
      ),
      actions([download]),
      input(
        file.block,
        say`Corrected CSV file`,
        {
          type: 'file_input',
          action_id: file.action,
          filetypes: [...listEndings],
          max_files: 1,
        },
        {
          hint: say`Correct phones and values and keep the column “Treble row”; rows you leave out stay as they are. Without that column rows are found by their phone.`,
        },
      ),
      ...simulatedMark(simulated),
    ],
  });
}

export const correctedFile = (values: ViewValues): GivenFile | undefined =>
  givenFiles(values, file.block, file.action)[0];

export const fileMissing = () => ({ [file.block]: say`Choose the corrected file.` });

/** What is shown first is what is sent. */
const shownOrder: readonly CorrectionVerdict[] = [
  'send',
  ...correctionVerdicts.filter((verdict) => verdict !== 'send'),
];

const problemLine = ({ fileRow, verdict, detail }: CorrectionReview['problems'][number]): string => {
  const what = said(correctionWords[verdict]);
  return detail === undefined || !['invalid', 'variable'].includes(verdict)
    ? say`• Row ${fileRow} of the file: ${what}.`
    : say`• Row ${fileRow} of the file: ${what}: ${escapeText(nameText(saidAgain(detail), 200))}`;
};

/** What will happen if the corrected rows are sent. */
export function correctReviewView(review: CorrectionReview, simulated: boolean): ModalView {
  const { id, deploymentId, conversation, counts, problems } = review;
  const send = counts.get('send') ?? 0;
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shown = shownOrder.filter((verdict) => verdict === 'send' || (counts.get(verdict) ?? 0) > 0);
  const opening =
    send > 0
      ? say`${counted(rows, 'row')} read. *Send to ${counted(send, 'user')}?*`
      : say`${counted(rows, 'row')} read. Nobody can be sent to. Correct the file and send it again.`;
  const problemsBlock: KnownBlock[] =
    problems.length === 0 ? [] : [section(problems.map(problemLine).join('\n'))];
  return formModal({
    callbackId: correctReview.callbackId,
    privateMetadata: JSON.stringify({ correctionId: id }),
    title: say`Review corrections`,
    submit: send > 0 ? say`Send` : undefined,
    close: say`Cancel`,
    blocks: [
      header(`${deploymentCode(deploymentId)} · ${conversation}`),
      section(opening),
      fields(
        shown.map((verdict) => `*${said(correctionWords[verdict])}*\n${countText(counts.get(verdict) ?? 0)}`),
      ),
      ...problemsBlock,
      context(say`Each user is checked once more just before their message leaves.`),
      ...simulatedMark(simulated),
    ],
  });
}

const outdated = (): UsageError =>
  new UsageError(say`This form is no longer valid. Close it and start again with /treble correct.`);

/** Throws `UsageError`. */
export function readNumber(privateMetadata: string, key: 'deploymentId' | 'correctionId'): number {
  const read = readJson(privateMetadata);
  const id = numberAt(read, key);
  if (id === undefined || !Number.isSafeInteger(id)) throw outdated();
  return id;
}
