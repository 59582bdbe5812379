/** Keys that keep two uses of an English word apart, because other languages have two words there. */
export const englishUses: Readonly<Record<string, string>> = {
  'Delivered (users)': 'Delivered',
  'Excluded (users)': 'Excluded',
  'Cancelled (users)': 'Cancelled',
};
