import type { DateTime } from 'luxon';
import type { Language } from '../entities/language/language.ts';
import { spokenLanguage } from '../entities/language/say.ts';
import { startOfDay } from './local-time.ts';

/** Whole local days or one calendar month, as midnights of the reader's zone: `from` belongs to it, `to` does not. */
export interface Period {
  readonly unit: 'days' | 'month';
  readonly from: DateTime;
  readonly to: DateTime;
}

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** The days before the midnight `to`. */
export const daysUntil = (to: DateTime, days: number): Period => ({
  unit: 'days',
  from: startOfDay(to.minus({ days })),
  to,
});

/** The calendar month before the one of this day. */
export const monthBefore = (today: DateTime): Period => {
  const to = startOfDay(today.startOf('month'));
  return { unit: 'month', from: startOfDay(to.minus({ months: 1 })), to };
};

export const windowOf = ({ from, to }: Period): Window => ({ from: from.toJSDate(), to: to.toJSDate() });

export const dayCount = ({ from, to }: Period): number => Math.round(to.diff(from, 'days').days);

const earlierBy = (period: Period, steps: number, days: number): Period => {
  if (period.unit === 'month') return { ...period, ...shifted(period, { months: steps }) };
  return { ...period, ...shifted(period, { days: steps * days }) };
};

const shifted = ({ from, to }: Period, by: { days: number } | { months: number }) => ({
  from: startOfDay(from.minus(by)),
  to: startOfDay(to.minus(by)),
});

/** As long, and right before it. */
export const periodBefore = (period: Period): Period => earlierBy(period, 1, dayCount(period));

const usualOf: readonly { readonly upToDays: number; readonly periods: number }[] = [
  { upToDays: 7, periods: 8 },
  { upToDays: 28, periods: 4 },
];
const usualMonths = 6;

/** Earlier periods of the same weekdays (or months), the latest first: what is usual. None for a long period. */
export function usualPeriods(period: Period): readonly Period[] {
  const days = dayCount(period);
  const rule = usualOf.find(({ upToDays }) => days <= upToDays);
  const count = period.unit === 'month' ? usualMonths : (rule?.periods ?? 0);
  const step = Math.ceil(days / 7) * 7;
  return Array.from({ length: count }, (_value, index) => earlierBy(period, index + 1, step));
}

const trendDays = 14;
const trendWeeks = 8;

/** Steps that lead up to the end of the period, the earliest first: what a chart over time shows. */
export function trendPeriods(period: Period): readonly Period[] {
  if (period.unit === 'month') {
    const before = Array.from({ length: usualMonths }, (_value, index) => earlierBy(period, index + 1, 0));
    return [...before.reverse(), period];
  }
  const [length, count] = dayCount(period) < 7 ? [1, trendDays] : [7, trendWeeks];
  const last = daysUntil(period.to, length);
  return Array.from({ length: count }, (_value, index) => earlierBy(last, count - 1 - index, length));
}

interface DateFormats {
  readonly locale: string;
  readonly longDay: string;
  readonly weekdayDay: string;
  readonly day: string;
  readonly dayOfYear: string;
  readonly longMonth: string;
}

// Spelled out, because what Intl puts between the parts differs from one version of Node to the next.
const formats: Readonly<Record<Language, DateFormats>> = {
  en: {
    locale: 'en-GB',
    longDay: 'cccc d LLLL yyyy',
    weekdayDay: 'ccc d LLL',
    day: 'd LLL',
    dayOfYear: 'd LLL yyyy',
    longMonth: 'LLLL yyyy',
  },
  es: {
    locale: 'es',
    longDay: "cccc, d 'de' LLLL 'de' yyyy",
    weekdayDay: 'ccc d LLL',
    day: 'd LLL',
    dayOfYear: 'd LLL yyyy',
    longMonth: "LLLL 'de' yyyy",
  },
  pt: {
    locale: 'pt-BR',
    longDay: "cccc, d 'de' LLLL 'de' yyyy",
    weekdayDay: 'ccc d LLL',
    day: 'd LLL',
    dayOfYear: 'd LLL yyyy',
    longMonth: "LLLL 'de' yyyy",
  },
};

function written(moment: DateTime, format: Exclude<keyof DateFormats, 'locale'>): string {
  const of = formats[spokenLanguage()];
  return moment.setLocale(of.locale).toFormat(of[format]).replaceAll('.', '');
}

/** `Tuesday 3 March 2026`, `2 Mar – 8 Mar 2026`, `March 2026`, in the reader's language. */
export function periodName(period: Period): string {
  const { unit, from, to } = period;
  if (unit === 'month') return written(from, 'longMonth');
  if (dayCount(period) === 1) return written(from, 'longDay');
  return `${written(from, 'day')} – ${written(to.minus({ days: 1 }), 'dayOfYear')}`;
}

/** `Tue 3 Mar`, `2 Mar – 8 Mar`, `March 2026`. */
export function shortPeriodName(period: Period): string {
  const { unit, from, to } = period;
  if (unit === 'month') return written(from, 'longMonth');
  if (dayCount(period) === 1) return written(from, 'weekdayDay');
  return `${written(from, 'day')} – ${written(to.minus({ days: 1 }), 'day')}`;
}

/** `3 Mar` where there is little room: the day on which it begins. */
export const chartLabel = ({ unit, from }: Period): string =>
  written(from, unit === 'month' ? 'longMonth' : 'day');
