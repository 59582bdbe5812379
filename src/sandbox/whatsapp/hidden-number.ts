/** Of a person who has a user name and hides the number: a country, perhaps `ENT`, and letters and digits (business-scoped user ids). */
export const isUserId = (text: string): boolean => /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/.test(text);
