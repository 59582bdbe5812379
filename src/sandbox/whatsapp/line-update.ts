import type { Update } from './webhook-update.ts';

const ratings = ['GREEN', 'YELLOW', 'RED'] as const;

/** How people receive a line's messages. */
export type LineRating = (typeof ratings)[number];

export const isLineRating = (word: unknown): word is LineRating => ratings.some((rating) => rating === word);

/** Meta tells no rating, only that a number is flagged or not any more. */
export const qualityUpdate = (displayPhoneNumber: string, rating: LineRating): Update => ({
  list: 'template',
  field: 'phone_number_quality_update',
  value: {
    display_phone_number: displayPhoneNumber,
    event: rating === 'RED' ? 'FLAGGED' : 'UNFLAGGED',
    current_limit: 'TIER_100K',
  },
});
