/** When a subscribed report is posted in full. */
export const onlyIfs = ['news', 'sent', 'changed', 'failures'] as const;
export type OnlyIf = (typeof onlyIfs)[number];

/** What is posted when the report is not posted in full. */
export const otherwises = ['line', 'nothing'] as const;
export type Otherwise = (typeof otherwises)[number];

/** What becomes of the times at which nothing ran. */
export const missedChoices = ['catch_up', 'skip'] as const;
export type MissedChoice = (typeof missedChoices)[number];

/** ISO weekdays, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

const isWeekday = (day: number): day is Weekday => weekdays.some((known) => known === day);

/** `12345` as it is stored. */
export const weekdaysOf = (digits: string): readonly Weekday[] => [...digits].map(Number).filter(isWeekday);

/** In order, each once. */
export const weekdayDigits = (days: readonly Weekday[]): string =>
  weekdays.filter((day) => days.includes(day)).join('');
