/** Languages in which the product speaks. Without a translation a text is said in English, which is its key. */
export const languages = ['en', 'es', 'pt'] as const;

export type Language = (typeof languages)[number];

/** Slack's locales are IETF tags such as `es-LA` or `pt-BR`; what is not spoken here is answered in English. */
export const languageOf = (locale: string | undefined): Language => {
  const primary = locale?.toLowerCase().split(/[-_]/, 1)[0];
  return languages.find((language) => language === primary) ?? 'en';
};
