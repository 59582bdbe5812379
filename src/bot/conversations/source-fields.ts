import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { said, say, text } from '../../entities/language/say.ts';
import type { Placeholder, TemplateDefinition } from '../../entities/template-definition.ts';
import {
  type ColumnSource,
  isTextSource,
  type TextSource,
  unusableInValue,
  type VariableSource,
} from '../../entities/variable-source.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { chosenOption, typedText } from '../send/view-values.ts';
import { placeholderLabel } from './placeholder-label.ts';

/** Where a value can come from; a new kind of source is a row here and a parser below. */
const origins = { column: text('A column of the list'), text: text('A fixed text') } as const;
type Origin = keyof typeof origins;

export const sourceActions = {
  from: 'editor_from',
  value: 'editor_value',
  fallback: 'editor_fallback',
} as const;

const blockOf = (field: 'from' | 'column' | 'text' | 'fallback', key: string): string => `${field}:${key}`;

const longestText = 1_024;
const longestColumn = 200;

const originOf = (source: VariableSource): Origin => (isTextSource(source) ? 'text' : 'column');

const option = (origin: Origin): PlainTextOption => ({
  text: plain(said(origins[origin]), limits.optionText),
  value: origin,
});

const textInput = (
  action: string,
  value: string,
  longest: number,
): Extract<InputBlock['element'], { type: 'plain_text_input' }> => ({
  type: 'plain_text_input',
  action_id: action,
  max_length: longest,
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  ...(value ? { initial_value: value.slice(0, longest) } : {}),
});

const columnBlocks = ({ key, column, fallback = '' }: ColumnSource, label: string): KnownBlock[] => [
  input(
    blockOf('column', key),
    say`Column for ${label}`,
    textInput(sourceActions.value, column, longestColumn),
    { dispatches: true },
  ),
  input(
    blockOf('fallback', key),
    say`Fallback for ${label}`,
    textInput(sourceActions.fallback, fallback, longestText),
    {
      optional: true,
      dispatches: true,
      hint: say`Used where the column is empty. Without one, such rows are not sent.`,
    },
  ),
];

const textBlocks = ({ key, text }: TextSource, label: string): KnownBlock[] => [
  input(
    blockOf('text', key),
    say`Fixed text for ${label}`,
    textInput(sourceActions.value, text, longestText),
    { dispatches: true },
  ),
];

/** The fields of one variable: where its value comes from, and what that needs to know. */
export function sourceBlocks(
  definition: TemplateDefinition,
  placeholder: Placeholder,
  source: VariableSource,
): KnownBlock[] {
  const label = placeholderLabel(definition, placeholder);
  return [
    input(
      blockOf('from', source.key),
      say`${label} comes from`,
      {
        type: 'static_select',
        action_id: sourceActions.from,
        options: [option('column'), option('text')],
        initial_option: option(originOf(source)),
      },
      { dispatches: true },
    ),
    ...(isTextSource(source) ? textBlocks(source, label) : columnBlocks(source, label)),
  ];
}

const typedIn = (values: ViewValues, field: 'column' | 'text', key: string): string | undefined =>
  values[blockOf(field, key)] && typedText(values, blockOf(field, key), sourceActions.value);

function readSource(values: ViewValues, key: string): VariableSource {
  const origin = chosenOption(values, blockOf('from', key), sourceActions.from)?.value;
  if (origin === 'text') return { key, text: typedIn(values, 'text', key) ?? '' };
  // A field that just appeared holds nothing yet: the column is first looked for under the variable's own name.
  const column = typedIn(values, 'column', key) ?? key.split('.').at(-1) ?? '';
  const fallback = typedText(values, blockOf('fallback', key), sourceActions.fallback);
  return { key, column: column.trim(), ...(fallback.trim() === '' ? {} : { fallback }) };
}

/** What the fields of all variables hold. */
export const readSources = (values: ViewValues): VariableSource[] =>
  Object.keys(values).flatMap((block) => {
    const [, key] = /^from:(.+)$/.exec(block) ?? [];
    return key === undefined ? [] : [readSource(values, key)];
  });

const unusable = text(
  'Expected no line breaks, no tabs and at most four spaces in a row. WhatsApp refuses such values.',
);

function problemsOf(source: VariableSource): [block: string, problem: string][] {
  const { key } = source;
  if (isTextSource(source)) {
    const block = blockOf('text', key);
    if (source.text.trim() === '') return [[block, say`Type the text, or choose a column of the list.`]];
    return unusableInValue.test(source.text) ? [[block, said(unusable)]] : [];
  }
  const { column, fallback } = source;
  return [
    ...(column === ''
      ? [[blockOf('column', key), say`Type the name of the column.`] satisfies [string, string]]
      : []),
    ...(fallback !== undefined && unusableInValue.test(fallback)
      ? [[blockOf('fallback', key), said(unusable)] satisfies [string, string]]
      : []),
  ];
}

/** What to say under which field. */
export const sourceProblems = (sources: readonly VariableSource[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sources.flatMap(problemsOf));
