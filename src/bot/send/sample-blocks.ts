import type { KnownBlock, RichTextElement } from '@slack/types';
import type { RenderedSample } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { longestBody, longestHeader } from '../../entities/template-definition.ts';
import { context } from '../blocks/elements.ts';
import { cutTo, escapeText, visible } from '../blocks/slack-text.ts';
import { nameText } from './words.ts';

const longestName = 40;
const mostSamples = 2;
const mostButtons = 10;

function partsOf(sample: Omit<RenderedSample, 'phone'>): RichTextElement[] {
  const header = cutTo(visible(sample.header ?? ''), longestHeader);
  const body = cutTo(visible(sample.body), longestBody);
  const footer = sample.hidden
    ? say`Treble keeps the text of this conversation to itself; this goes along.`
    : cutTo(visible(sample.footer ?? ''), longestHeader);
  const parts: RichTextElement[] = [];
  if (header) parts.push({ type: 'text', text: `${header}\n`, style: { bold: true } });
  parts.push({ type: 'text', text: body || '–' });
  if (footer) parts.push({ type: 'text', text: `\n${footer}`, style: { italic: true } });
  return parts;
}

/** The message as its recipient would see it. Rich text is literal: nothing that a list or a template says can become a mention or a link. */
export const messageBlock = (message: Omit<RenderedSample, 'phone'>, blockId: string): KnownBlock => ({
  type: 'rich_text',
  block_id: blockId,
  elements: [{ type: 'rich_text_quote', elements: partsOf(message) }],
});

/** `Buttons: Shop now, Stop`; empty where there is none. Not escaped. */
export function buttonsText(buttons: readonly string[]): string {
  const names = buttons.slice(0, mostButtons).map((button) => nameText(button, longestName));
  return names.length > 0 ? say`Buttons: ${names.join(', ')}` : '';
}

function blocksOf(sample: RenderedSample, index: number): KnownBlock[] {
  const parts = [say`To ${maskPhone(nameText(sample.phone, longestName))}`, buttonsText(sample.buttons)];
  return [
    messageBlock(sample, `sample_${index}`),
    context(escapeText(parts.filter((part) => part !== '').join(' · '))),
  ];
}

/** The messages as their recipients would see them, phones masked. */
export const sampleBlocks = (samples: readonly RenderedSample[]): readonly KnownBlock[] =>
  samples.slice(0, mostSamples).flatMap(blocksOf);
