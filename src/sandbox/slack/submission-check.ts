// What Slack's own client checks before a modal is submitted.
import { heldBy, type PlacedElement, placedElements, type StateValues } from './element-values.ts';
import type { StoredFile } from './file-store.ts';
import { isList, isRecord, type JsonRecord, numberAt, textAt, textsAt } from './json.ts';

const maxFileBytes = 10 * 1024 * 1024;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const isNumber = (value: string) => value.trim() !== '' && Number.isFinite(Number(value));

function lengthProblem(element: JsonRecord, value: string): string | undefined {
  const least = numberAt(element, 'min_length') ?? 0;
  const most = numberAt(element, 'max_length') ?? 3000;
  if (value.length < least) return `Please enter at least ${least} characters.`;
  if (value.length > most) return `Please enter no more than ${most} characters.`;
  return undefined;
}

function filesProblem(element: JsonRecord, files: readonly StoredFile[]): string | undefined {
  const most = numberAt(element, 'max_files') ?? 10;
  if (files.length > most) return `Please choose no more than ${most} file${most === 1 ? '' : 's'}.`;
  const heavy = files.find((file) => file.bytes.length > maxFileBytes);
  if (heavy) return `${heavy.name} is larger than 10 MB, the most a file field takes.`;
  const types = textsAt(element, 'filetypes');
  const other = files.find((file) => types.length > 0 && !types.includes(file.filetype));
  return other && `${other.name} cannot be added here. This field takes: ${types.join(', ')}.`;
}

function valueProblem(
  { element, type }: PlacedElement,
  value: unknown,
  findFile: (id: string) => StoredFile | undefined,
): string | undefined {
  if (type === 'file_input' && isList(value)) {
    const named = value.filter(isRecord).map((file) => findFile(textAt(file, 'id') ?? ''));
    const files = named.filter((file) => file !== undefined);
    if (files.length < value.length) return 'This file is no longer here. Please choose it again.';
    return filesProblem(element, files);
  }
  if (typeof value !== 'string') return undefined;
  if (type === 'email_text_input' && !email.test(value)) return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  if (type === 'number_input' && !isNumber(value)) return 'Please enter a number.';
  return type === 'plain_text_input' ? lengthProblem(element, value) : undefined;
}

/** Block id → Slack's sentence under the field; empty when the modal may be submitted. */
export function submissionProblems(
  blocks: readonly JsonRecord[],
  values: StateValues,
  findFile: (id: string) => StoredFile | undefined,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    const { block, blockId, type, actionId } = placed;
    const held = heldBy[type];
    if (block.type !== 'input' || !held) continue;
    const value = values[blockId]?.[actionId]?.[held.field];
    const empty = value === null || (isList(value) && value.length === 0);
    if (empty && block.optional !== true) problems[blockId] = 'Please complete this required field.';
    const problem = empty ? undefined : valueProblem(placed, value, findFile);
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

/** The blocks a view may show errors under. */
export const inputBlockIds = (blocks: readonly JsonRecord[]): ReadonlySet<string> =>
  new Set(blocks.filter((block) => block.type === 'input').map((block) => textAt(block, 'block_id') ?? ''));
