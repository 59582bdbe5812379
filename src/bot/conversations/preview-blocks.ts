import type { KnownBlock } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import type { TemplateDefinition } from '../../entities/template-definition.ts';
import { isTextSource, renderTexts, type VariableSource } from '../../entities/variable-source.ts';
import { button, context, section } from '../blocks/elements.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { buttonsText, messageBlock } from '../send/sample-blocks.ts';

export const updatePreviewId = 'editor_preview';

/** What a row would bring is told by its column’s name: `‹first_name›`. */
const columnMark = (column: string): string => `‹${column || '?'}›`;

function messageOf(
  definition: TemplateDefinition,
  sources: readonly VariableSource[],
  columnValue: (source: Exclude<VariableSource, { text: string }>) => string,
) {
  const values = sources.map((source): [string, string] => [
    source.key,
    isTextSource(source) ? source.text : columnValue(source),
  ]);
  const { header, body } = renderTexts(definition, Object.fromEntries(values));
  return {
    header: definition.header && definition.header.kind !== 'text' ? `[${definition.header.kind}]` : header,
    body,
    footer: definition.footer,
    buttons: definition.buttons.map(({ text }) => text),
  };
}

/** The message with the names of the columns in it, and once more as it reads where the columns are empty. */
export function previewBlocks(
  definition: TemplateDefinition,
  sources: readonly VariableSource[],
): KnownBlock[] {
  const filled = messageOf(definition, sources, ({ column }) => columnMark(column));
  const empty = messageOf(definition, sources, ({ column, fallback }) => fallback ?? columnMark(column));
  const hasFallback = sources.some((source) => !isTextSource(source) && source.fallback !== undefined);
  const buttons = buttonsText(filled.buttons);
  return [
    section(say`*Preview*`, button({ id: updatePreviewId, label: say`Update preview`, value: 'preview' })),
    messageBlock(filled, 'preview'),
    ...(hasFallback
      ? [context(say`Where these columns are empty:`), messageBlock(empty, 'preview_fallback')]
      : []),
    ...(buttons === '' ? [] : [context(escapeText(buttons))]),
  ];
}
