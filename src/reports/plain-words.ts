import type { Words } from './report-document.ts';

/** People and channels by their ids, moments in UTC: a file knows no reader. */
export const plainWords = (words: Words): string =>
  words
    .map((word) => {
      if (typeof word === 'string') return word;
      if ('bold' in word) return word.bold;
      if ('at' in word) return word.at.toISOString();
      return 'user' in word ? word.user : word.channel;
    })
    .join('');
