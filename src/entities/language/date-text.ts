import { DateTime } from 'luxon';
import { spokenLanguage } from './say.ts';

const moments = {
  en: "cccc d LLLL yyyy 'at' HH:mm",
  es: "cccc d 'de' LLLL 'de' yyyy 'a las' HH:mm",
  pt: "cccc, d 'de' LLLL 'de' yyyy, 'às' HH:mm",
} as const;

const clocks = {
  en: "HH:mm 'on' d LLLL",
  es: "HH:mm 'del' d 'de' LLLL",
  pt: "HH:mm 'de' d 'de' LLLL",
} as const;

const inWords = (at: Date, zone: string, formats: typeof moments | typeof clocks): string => {
  const language = spokenLanguage();
  return DateTime.fromJSDate(at, { zone }).setLocale(language).toFormat(formats[language]);
};

/** `Friday 27 November 2026 at 14:30`. */
export const momentText = (at: Date, zone: string): string => inWords(at, zone, moments);

/** `14:30 on 27 November`. */
export const clockText = (at: Date, zone: string): string => inWords(at, zone, clocks);
