/** What a person chose at review for people who got a template within 24 hours and have not answered since. */
export const recentChoices = ['skip', 'send'] as const;
export type RecentChoice = (typeof recentChoices)[number];

export const isRecentChoice = (word: string): word is RecentChoice =>
  recentChoices.some((choice) => choice === word);
