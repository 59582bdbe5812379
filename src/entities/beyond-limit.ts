/** What a person chose at review for those who are more than the business may reach in 24 hours. */
export const beyondLimitChoices = ['wait', 'leave_out'] as const;
export type BeyondLimitChoice = (typeof beyondLimitChoices)[number];

export const isBeyondLimitChoice = (word: string): word is BeyondLimitChoice =>
  beyondLimitChoices.some((choice) => choice === word);
