import type { KnownBlock } from '@slack/types';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { context } from '../blocks/elements.ts';

/** Says of a review that some of its users will be in no figure; nothing where there are none. */
export const testNumberBlocks = (testUsers = 0): readonly KnownBlock[] =>
  testUsers === 0
    ? []
    : [
        context(
          testUsers === 1
            ? say`${counted(testUsers, 'test number')} is among them: sent to like the others, and left out of every figure afterwards.`
            : say`${counted(testUsers, 'test number')} are among them: sent to like the others, and left out of every figure afterwards.`,
        ),
      ];
