import { h } from '../dom.ts';
import { picture } from '../elements/image.ts';
import { isRecord, type Json, records, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import { markdown } from '../text/markdown.ts';
import type { PageWords } from '../text/page-words.ts';
import { richText } from '../text/rich-text.ts';
import { plainOf, textObject } from '../text/text-object.ts';

export const headerBlock = (block: Json): HTMLElement => h('h3', { class: 'header' }, plainOf(block.text));

export const dividerBlock = (): HTMLElement => h('hr', { class: 'divider' });

export const contextBlock = (block: Json, surface: Surface): HTMLElement =>
  h(
    'div',
    { class: 'context' },
    ...records(block.elements).map((element) =>
      element.type === 'image'
        ? picture(element, surface, 'context-image')
        : textObject(element, surface.directory),
    ),
  );

export const imageBlock = (block: Json, surface: Surface): HTMLElement =>
  h(
    'figure',
    { class: 'picture' },
    isRecord(block.title) && h('figcaption', {}, plainOf(block.title)),
    picture(block, surface, 'picture-image'),
  );

export const richTextBlock = (block: Json, surface: Surface): HTMLElement =>
  richText(block, surface.directory);

export const markdownBlock = (block: Json): HTMLElement => markdown(string(block.text));

const alertLevels: Readonly<Record<string, { mark: string; name: PageWords }>> = {
  info: { mark: 'i', name: 'Information' },
  warning: { mark: '!', name: 'Warning' },
  error: { mark: '×', name: 'Error' },
  success: { mark: '✓', name: 'Success' },
};

const noLevel = { mark: 'i', name: 'Note' } as const;

/** A coloured note whose level is also said in words. */
export function alertBlock(block: Json, surface: Surface): HTMLElement {
  const level = string(block.level);
  const { mark, name } = alertLevels[level] ?? noLevel;
  const words = isRecord(block.text)
    ? textObject(block.text, surface.directory)
    : h('div', { class: 'mrkdwn plain' }, string(block.text));
  return h(
    'div',
    {
      class: `alert ${level in alertLevels ? level : 'default'}`,
      role: 'note',
      'aria-label': surface.directory.speech.say(name),
    },
    h('span', { class: 'alert-mark', 'aria-hidden': 'true' }, mark),
    words,
  );
}
