/** Languages in which people can use the local Slack, by Slack's own tags. */
export const locales = [
  { locale: 'en-US', name: 'English' },
  { locale: 'es-LA', name: 'Español' },
  { locale: 'pt-BR', name: 'Português' },
] as const;

export type Locale = (typeof locales)[number]['locale'];

export const isLocale = (tag: string): tag is Locale => locales.some(({ locale }) => locale === tag);
