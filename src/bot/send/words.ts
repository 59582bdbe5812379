import type { KnownBlock } from '@slack/types';
import { section } from '../blocks/elements.ts';
import { cutTo, oneLine, sentenceText } from '../blocks/slack-text.ts';

/** A name that others chose, on one line; `–` where nothing is left of it. Not escaped. */
export const nameText = (name: string, longest = 150): string => cutTo(oneLine(name), longest) || '–';

/** A sentence as its own block, shown literally. */
export const literal = (sentence: string): KnownBlock => section(sentenceText(sentence, 2_500));

/** One sentence above a form that says why it is here again. */
export const problemBlocks = (problem: string | undefined): readonly KnownBlock[] =>
  problem === undefined ? [] : [section(`:warning: ${sentenceText(problem, 2_400)}`), { type: 'divider' }];
