import { simulatedNote } from '../../../src/bot/blocks/elements.ts';
import { listAt, textAt, valueAt } from '../../../src/bot/payload.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything inside that is an object with this `type`, in order. */
export function ofType(value: unknown, type: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => ofType(item, type));
  if (!isRecord(value)) return [];
  const own = value.type === type ? [value] : [];
  return [...own, ...Object.values(value).flatMap((item) => ofType(item, type))];
}

const cellText = (cell: unknown): string => textAt(cell, 'text') ?? String(valueAt(cell, 'value') ?? '');

/** What a screen reader reads of a block, piece by piece, without what can be pressed. */
function piecesOf(block: unknown): readonly string[] {
  const type = textAt(block, 'type');
  if (type === 'header') return [textAt(block, 'text', 'text') ?? ''];
  if (type === 'section') {
    const fields = listAt(block, 'fields').map((field) => textAt(field, 'text') ?? '');
    return [...(textAt(block, 'text', 'text') ?? '').split('\n'), ...fields];
  }
  if (type === 'context') {
    return listAt(block, 'elements').flatMap((element) => (textAt(element, 'text') ?? '').split('\n'));
  }
  if (type === 'data_table' || type === 'table') {
    const [, ...rows] = listAt(block, 'rows');
    return [textAt(block, 'caption') ?? '', ...rows.map((row) => cellText(listAt(row)[0]))];
  }
  return [];
}

/** Letters and digits alone, as they are spoken; bars, emoji and markup say nothing. */
export const spoken = (text: string): string =>
  text
    .replace(/&(amp|lt|gt);/g, ' ')
    .replace(/:[a-z_]+:/g, ' ')
    .replace(/[^\p{L}\p{N}%–]+/gu, ' ')
    .trim()
    .toLowerCase();

/** What of a message's blocks its text does not say, or says in another order. Shortened texts are read as far as they go. */
export function untold(message: { readonly text: string; readonly blocks: readonly unknown[] }): string[] {
  const text = spoken(message.text);
  const isShortened = /… and [\d,]+ more/.test(message.text) || message.text.includes('…');
  const problems: string[] = [];
  let from = 0;
  for (const piece of message.blocks.flatMap(piecesOf)) {
    if (piece === simulatedNote || /^… and [\d,]+ more/.test(piece)) continue;
    const words = spoken(piece.replace(/…$/, ''));
    if (words === '') continue;
    const at = text.indexOf(words, from);
    if (at >= 0) from = at;
    else if (!isShortened)
      problems.push(`${text.includes(words) ? 'in another order' : 'not said'}: ${piece}`);
  }
  if (
    message.blocks.length > 0 &&
    !text.startsWith(spoken(piecesOf(message.blocks[0])[0] ?? '').slice(0, 40))
  )
    problems.push('the text does not begin as the message does');
  return problems;
}

/** Words that mean nothing without what stands around them. */
const vague = /^(next|previous|more|open|continue|discard|show|edit|delete|remove|metrics|history|details)$/i;

/** Buttons that a person who hears nothing else could not tell apart or understand. */
export function unclearButtons(screen: unknown): string[] {
  const names = ofType(screen, 'button').map((button) => {
    const label = textAt(button, 'text', 'text') ?? '';
    return { label, name: textAt(button, 'accessibility_label') ?? label };
  });
  return names.flatMap(({ label, name }, index) => {
    if (!/\p{L}{2,}/u.test(name)) return [`a button without words: “${name}”`];
    if (vague.test(name)) return [`a button that says nothing by itself: “${name}”`];
    // Names that were cut at Slack's limit cannot differ any more.
    const same = name.endsWith('…') ? index : names.findIndex((other) => other.name === name);
    return same < index ? [`two buttons that sound the same: “${name}” (${label})`] : [];
  });
}

/** Pictures without words, tables without a caption, fields without a name. */
export function unnamed(screen: unknown): string[] {
  const lacks = (type: string, ...path: readonly string[]): string[] =>
    ofType(screen, type).flatMap((found) =>
      spoken(textAt(found, ...path) ?? '') === '' ? [`a ${type} without ${path.join('.')}`] : [],
    );
  const inputs = new Set(ofType(screen, 'input').map((input) => valueAt(input, 'element')));
  const menus = ['static_select', 'external_select', 'conversations_select', 'users_select'].flatMap((type) =>
    ofType(screen, type).filter(
      (menu) => !inputs.has(menu) && spoken(textAt(menu, 'placeholder', 'text') ?? '') === '',
    ),
  );
  return [
    ...lacks('image', 'alt_text'),
    ...lacks('data_table', 'caption'),
    ...lacks('data_visualization', 'title'),
    ...lacks('input', 'label', 'text'),
    ...menus.map((menu) => `a menu without words: ${textAt(menu, 'action_id')}`),
  ];
}

const pictograph = /:[a-z][a-z0-9_]+:|[\p{Extended_Pictographic}█░●○■□▲▼]/u;

/** Lines in which a sign or a colour stands for words. */
export function wordless(screen: unknown): string[] {
  const texts = [...ofType(screen, 'mrkdwn'), ...ofType(screen, 'plain_text')].flatMap((text) =>
    (textAt(text, 'text') ?? '').split('\n'),
  );
  return texts.filter((line) => pictograph.test(line) && !/\p{L}{3,}/u.test(spoken(line)));
}

/** Drawings whose figures are nowhere said in words. */
export function silentCharts(blocks: readonly unknown[]): string[] {
  const said = spoken(blocks.flatMap(piecesOf).join(' '));
  return blocks.flatMap((block) => {
    if (textAt(block, 'type') !== 'data_visualization') return [];
    const inSeries = listAt(block, 'chart', 'series').flatMap((series) => listAt(series, 'data'));
    const labels = [...inSeries, ...listAt(block, 'chart', 'segments')].map(
      (point) => textAt(point, 'label') ?? '',
    );
    const missing = labels.filter((label) => !said.includes(spoken(label.replace(/…$/, ''))));
    return missing.length > 0 ? [`${textAt(block, 'title')}: ${missing.join(', ')} not in words`] : [];
  });
}
