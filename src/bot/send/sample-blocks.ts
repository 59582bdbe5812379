import type { KnownBlock, RichTextElement } from '@slack/types';
import type { RenderedSample } from '../../dispatch/dispatch.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { longestBody, longestHeader } from '../../entities/template-definition.ts';
import { context } from '../blocks/elements.ts';
import { cutTo, escapeText, visible } from '../blocks/slack-text.ts';
import { nameText } from './words.ts';

const longestName = 40;
const mostSamples = 2;
const mostButtons = 10;

function partsOf(sample: RenderedSample): RichTextElement[] {
  const header = cutTo(visible(sample.header ?? ''), longestHeader);
  const body = cutTo(visible(sample.body), longestBody);
  const footer = cutTo(visible(sample.footer ?? ''), longestHeader);
  const parts: RichTextElement[] = [];
  if (header) parts.push({ type: 'text', text: `${header}\n`, style: { bold: true } });
  parts.push({ type: 'text', text: body || '–' });
  if (footer) parts.push({ type: 'text', text: `\n${footer}`, style: { italic: true } });
  return parts;
}

function blocksOf(sample: RenderedSample, index: number): KnownBlock[] {
  const names = sample.buttons.slice(0, mostButtons).map((button) => nameText(button, longestName));
  const buttons = names.length > 0 ? ` · Buttons: ${names.join(', ')}` : '';
  return [
    {
      // Rich text is literal: nothing that a list or a template says can become a mention or a link.
      type: 'rich_text',
      block_id: `sample_${index}`,
      elements: [{ type: 'rich_text_quote', elements: partsOf(sample) }],
    },
    context(escapeText(`To ${maskPhone(nameText(sample.phone, longestName))}${buttons}`)),
  ];
}

/** The messages as their recipients would see them, phones masked. */
export const sampleBlocks = (samples: readonly RenderedSample[]): readonly KnownBlock[] =>
  samples.slice(0, mostSamples).flatMap(blocksOf);
