import type { KnownBlock } from '@slack/types';
import type { GivenAudience } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { input, plain } from '../blocks/elements.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { Call, ViewValues } from '../listener.ts';
import { isListName, listEndings, loadFile } from './list-file.ts';
import { type GivenFile, givenFiles, typedText } from './view-values.ts';
import { nameText } from './words.ts';

export const recipientsField = { block: 'recipients', action: 'phones' } as const;
const csvFile = { block: 'csv_file', action: 'file' } as const;
const longestPaste = 3000;

/** What was typed before, for showing a form again. */
export interface TypedAudience {
  readonly pasted?: string | undefined;
  /** A file that was given before: Slack cannot put it back into the field. */
  readonly fileName?: string | undefined;
  /** A file that was given before the form was closed; it is used unless another audience is chosen. */
  readonly keptFileName?: string | undefined;
}

interface AudienceHints {
  /** The form hears of what is pasted at once, so that it can be kept. */
  readonly tells?: boolean;
  readonly pasted: string;
  readonly file: string;
}

/** The two fields by which a person gives a list: pasted, or a file. */
export function givenAudienceInputs(typed: TypedAudience, hints: AudienceHints): KnownBlock[] {
  const { pasted = '', fileName, keptFileName } = typed;
  const kept =
    keptFileName === undefined
      ? undefined
      : say`${nameText(keptFileName)} is used again, unless you choose another.`;
  const again = kept ?? (fileName === undefined ? undefined : say`Choose ${nameText(fileName)} again.`);
  return [
    input(
      recipientsField.block,
      say`Recipients`,
      {
        type: 'plain_text_input',
        action_id: recipientsField.action,
        multiline: true,
        max_length: longestPaste,
        ...(hints.tells && { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }),
        placeholder: plain('+12025550123', 150),
        ...(pasted ? { initial_value: pasted.slice(0, longestPaste) } : {}),
      },
      { optional: true, dispatches: hints.tells, hint: hints.pasted },
    ),
    input(
      csvFile.block,
      say`CSV file`,
      {
        type: 'file_input',
        action_id: csvFile.action,
        filetypes: [...listEndings],
        max_files: 1,
      },
      { optional: true, hint: again === undefined ? hints.file : `${again} ${hints.file}` },
    ),
  ];
}

export type GivenChoice =
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'csv'; readonly file: GivenFile };

/** What was given, the problem with it, or undefined where nothing was. */
export function parseGiven(values: ViewValues): GivenChoice | FieldProblem | undefined {
  const text = typedText(values, recipientsField.block, recipientsField.action);
  const [file] = givenFiles(values, csvFile.block, csvFile.action);
  const hasText = text.trim() !== '';
  if (hasText && file) {
    const problem = say`Expected pasted recipients or a CSV file, found both. Remove one of them.`;
    return { block: csvFile.block, problem };
  }
  if (hasText) return { kind: 'pasted', text };
  if (!file) return undefined;
  if (isListName(file.name)) return { kind: 'csv', file };
  const problem = say`Expected a file that ends in .csv, .tsv or .txt, found ${nameText(file.name)}.`;
  return { block: csvFile.block, problem };
}

/** Where nothing was given at all. */
export const nothingGiven = (): FieldProblem => ({
  block: recipientsField.block,
  problem: say`Paste at least one phone number here, or choose a CSV file below.`,
});

export const pastedText = (values: ViewValues): string =>
  typedText(values, recipientsField.block, recipientsField.action);

export const givenFile = (values: ViewValues): GivenFile | undefined =>
  givenFiles(values, csvFile.block, csvFile.action)[0];

/** What was typed, for showing the form again. */
export const typedAudience = (values: ViewValues): TypedAudience => ({
  pasted: typedText(values, recipientsField.block, recipientsField.action),
  fileName: givenFiles(values, csvFile.block, csvFile.action)[0]?.name,
});

/** The list as it is streamed; asks Slack for the file. */
export async function loadGiven({ client, context }: Call, given: GivenChoice): Promise<GivenAudience> {
  if (given.kind === 'pasted') return given;
  const { file } = given;
  const { id, url, name } = file;
  // Of a file that was given before, only the id is left.
  const known = url !== undefined && name !== '' ? { url, name } : await loadFile(client, id);
  return { kind: 'csv', fileName: name || known.name, bytes: await context.files.fetch(known.url) };
}
