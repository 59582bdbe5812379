import { blocksOn, type Surface } from './blocks/layout.ts';
import {
  type BlockProblem,
  both,
  list,
  type Report,
  type Rule,
  shape,
  unique,
  variants,
} from './blocks/rules.ts';
import { charactersIn } from './blocks/tables.ts';
import { optionGroup, plainOption } from './blocks/texts.ts';
import { viewFields } from './blocks/view-fields.ts';
import { isList, isRecord, type JsonRecord, recordAt } from './json.ts';

export type { BlockProblem } from './blocks/rules.ts';

const blockLimit: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** Measured, undocumented; Slack's word is `msg_blocks_too_long`. */
export const maxBlockCharacters = 13_000;

const displayed = new Set(['text', 'caption', 'title', 'label', 'name', 'alt_text', 'x_label', 'y_label']);

/** Characters of all that a reader sees in some blocks. */
export function blockCharacters(value: unknown): number {
  if (isList(value))
    return value.reduce<number>(
      (sum, item) => sum + (typeof item === 'string' ? item.length : blockCharacters(item)),
      0,
    );
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (typeof item === 'string') return sum + (displayed.has(key) ? item.length : 0);
    return sum + (key === 'filetypes' ? 0 : blockCharacters(item));
  }, 0);
}

const typed = (blocks: readonly unknown[], type: string): readonly JsonRecord[] =>
  blocks.filter(isRecord).filter((block) => block.type === type);

function onlySoMany(blocks: unknown, pointer: string, report: Report): void {
  if (!isList(blocks)) return;
  if (typed(blocks, 'table').length > 1) report(pointer, 'only_one_table_allowed');
  if (typed(blocks, 'data_visualization').length > 2)
    report(pointer, 'no more than 2 data_visualization blocks allowed');
  const markdown = charactersIn(typed(blocks, 'markdown'));
  if (markdown > 12_000) report(pointer, 'markdown blocks together must be less than 12001 characters');
  const tables = charactersIn([...typed(blocks, 'table'), ...typed(blocks, 'data_table')]);
  if (tables > 10_000) report(pointer, 'tables together must be less than 10001 characters');
  if (focused(blocks) > 1) report(pointer, 'only one element may have focus_on_load');
}

function focused(value: unknown): number {
  if (isList(value)) return value.reduce<number>((sum, item) => sum + focused(item), 0);
  if (!isRecord(value)) return 0;
  return Object.values(value).reduce<number>(
    (sum, item) => sum + focused(item),
    value.focus_on_load === true ? 1 : 0,
  );
}

const blocksRule = (surface: Surface): Rule =>
  both(
    list(variants(blocksOn[surface]), { max: blockLimit[surface] }),
    unique((block) => block.block_id, 'block_id already exists'),
    onlySoMany,
  );

function collect(check: (report: Report) => void): readonly BlockProblem[] {
  const problems: BlockProblem[] = [];
  check((pointer, message) => problems.push({ pointer, message }));
  return problems;
}

/** What Slack would refuse in the blocks of one surface; empty when it takes them. */
export const validateBlocks = (surface: Surface, blocks: unknown): readonly BlockProblem[] =>
  collect((report) => blocksRule(surface)(blocks, '/blocks', report));

/** What Slack would refuse in a message (chat.postMessage, an ack or a response_url). */
export function validateMessage(message: { text?: unknown; blocks?: unknown }): readonly BlockProblem[] {
  return collect((report) => {
    const { text, blocks } = message;
    if (text !== undefined && typeof text !== 'string') report('/text', 'must provide a string');
    if (typeof text === 'string' && text.length > 40_000)
      report('/text', 'must be less than 40001 characters');
    if (!text && !(isList(blocks) && blocks.length > 0)) report('', 'no_text: must define text or blocks');
    if (blocks === undefined) return;
    blocksRule('message')(blocks, '/blocks', report);
    const characters = blockCharacters(blocks);
    if (characters > maxBlockCharacters)
      report('/blocks', `msg_blocks_too_long: more than ${maxBlockCharacters} characters [${characters}]`);
  });
}

/** What Slack would refuse in the answer to an options request (`block_suggestion`). */
export const validateOptions = (answer: unknown): readonly BlockProblem[] =>
  collect((report) =>
    shape({
      options: list(plainOption, { max: 100 }),
      option_groups: list(optionGroup, { max: 100 }),
    })(answer, '', report),
  );

/** What Slack would refuse in a view (modal or Home tab). */
export function validateView(view: unknown): readonly BlockProblem[] {
  return collect((report) => {
    if (!isRecord(view)) return report('', 'must provide an object');
    const surface = view.type;
    if (surface !== 'modal' && surface !== 'home')
      return report('/type', `unsupported type: ${String(surface)}`);
    viewFields[surface](view, '', report);
    if (view.blocks === undefined) return;
    blocksRule(surface)(view.blocks, '/blocks', report);
    const asks = isList(view.blocks) && typed(view.blocks, 'input').length > 0;
    if (surface === 'modal' && asks && !recordAt(view, 'submit'))
      report('', 'missing required field: submit (the view has input blocks)');
    if (Buffer.byteLength(JSON.stringify(view)) > 250 * 1024) report('', 'view_too_large: more than 250 KB');
  });
}
