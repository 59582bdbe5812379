import { expect, test } from 'vitest';
import { momentWords } from '../../../src/bot/schedule/moment-words.ts';
import { parseMoment } from '../../../src/bot/schedule/parse-moment.ts';

// A Friday, 10:12 in Bogotá (UTC−5, no daylight saving).
const now = new Date('2026-11-27T15:12:00Z');
const bogota = 'America/Bogota';
const read = (text: string, zone = bogota, at = now) => parseMoment(text, at, zone).at.toISOString();

test.each([
  ['tomorrow 9:00', '2026-11-28T14:00:00.000Z'],
  ['Tomorrow at 9am', '2026-11-28T14:00:00.000Z'],
  ['today 14:30', '2026-11-27T19:30:00.000Z'],
  ['14:30', '2026-11-27T19:30:00.000Z'],
  ['9:00', '2026-11-28T14:00:00.000Z'],
  ['9:30 pm', '2026-11-28T02:30:00.000Z'],
  ['noon', '2026-11-27T17:00:00.000Z'],
  ['12am', '2026-11-28T05:00:00.000Z'],
  ['fri 14:30', '2026-11-27T19:30:00.000Z'],
  ['fri 9:00', '2026-12-04T14:00:00.000Z'],
  ['on Monday at 9:00', '2026-11-30T14:00:00.000Z'],
  ['thurs 8:00', '2026-12-03T13:00:00.000Z'],
  ['2026-12-01 08:00', '2026-12-01T13:00:00.000Z'],
  ['2026-12-01, 08:00 UTC', '2026-12-01T08:00:00.000Z'],
  ['2026-12-01 08:00 europe/madrid', '2026-12-01T07:00:00.000Z'],
  ['1 dec 8:00', '2026-12-01T13:00:00.000Z'],
  ['December 1st 8:00', '2026-12-01T13:00:00.000Z'],
  ['3 march 8:00', '2027-03-03T13:00:00.000Z'],
  ['3 march 2027 8:00', '2027-03-03T13:00:00.000Z'],
  ['in 2 hours', '2026-11-27T17:12:00.000Z'],
  ['in 90min', '2026-11-27T16:42:00.000Z'],
  ['in an hour', '2026-11-27T16:12:00.000Z'],
  ['in 3 days', '2026-11-30T15:12:00.000Z'],
])('%s', (text, moment) => {
  expect(read(text)).toBe(moment);
});

test.each([
  ['', /Expected a date and a time such as/],
  ['tomorrow', /Expected a date and a time/],
  ['soon', /found “soon”/],
  ['9', /Expected a date and a time/],
  ['25:00', /Expected a date and a time/],
  ['tomorrow 9:60', /Expected a date and a time/],
  ['13pm', /Expected a date and a time/],
  ['01/12/2026 08:00', /Expected a date and a time/],
  ['2026-02-30 08:00', /Expected a date and a time/],
  ['31 april 08:00', /Expected a date and a time/],
  ['tomorrow 9:00 Mars/Olympus', /Expected a date and a time/],
  [
    'today 9:00',
    /Expected a moment to come, found “today 9:00”: it is 10:12 on 27 November in America\/Bogota now/,
  ],
  ['2020-01-01 9:00', /Expected a moment to come/],
  ['2029-01-01 9:00', /within a year/],
  ['in 9999 weeks', /within a year/],
])('“%s” is refused with what was expected', (text, problem) => {
  expect(() => parseMoment(text, now, bogota)).toThrow(problem);
});

test('a time that the clocks skip is the next moment there is, and it is said', () => {
  // New York springs forward on 14 March 2027: 02:00 becomes 03:00.
  const found = parseMoment('2027-03-14 2:30', now, 'America/New_York');
  expect(found).toEqual({
    at: new Date('2027-03-14T07:00:00Z'),
    zone: 'America/New_York',
    clocks: 'skipped',
  });
  expect(momentWords(found, now)).toContain('Sunday 14 March 2027 at 03:00 (America/New_York)');
  expect(momentWords(found, now)).toContain('The clocks skip the time you typed');
});

test('a time that the clocks show twice is the first of the two, and it is said', () => {
  const before = new Date('2026-10-30T12:00:00Z');
  const found = parseMoment('sun 1:30', before, 'America/New_York');
  expect(found).toEqual({
    at: new Date('2026-11-01T05:30:00Z'),
    zone: 'America/New_York',
    clocks: 'repeated',
  });
  expect(momentWords(found, before)).toContain('The clocks show that time twice; the first is meant.');
});

test('a day is a day of the calendar, also when it has 23 or 25 hours', () => {
  const before = new Date('2026-10-31T13:00:00Z');
  expect(read('in 1 day', 'America/New_York', before)).toBe('2026-11-01T14:00:00.000Z');
  expect(read('tomorrow 9:00', 'America/New_York', before)).toBe('2026-11-01T14:00:00.000Z');
  expect(read('in 24 hours', 'America/New_York', before)).toBe('2026-11-01T13:00:00.000Z');
});

test('today and tomorrow are those of the zone, not of the server', () => {
  const lateInUtc = new Date('2026-11-28T03:00:00Z');
  expect(read('tomorrow 9:00', bogota, lateInUtc)).toBe('2026-11-28T14:00:00.000Z');
  expect(read('sat 9:00', 'Asia/Tokyo', lateInUtc)).toBe('2026-12-05T00:00:00.000Z');
});

test.each([
  ['mañana 9:00', 'tomorrow 9:00'],
  ['el viernes a las 14:30', 'friday 14:30'],
  ['vie 14:30', 'fri 14:30'],
  ['1 de diciembre 8:00', '1 december 8:00'],
  ['en 2 horas', 'in 2 hours'],
  ['en una semana', 'in a week'],
  ['amanhã às 9:00', 'tomorrow 9:00'],
  ['segunda-feira 14h', 'monday 14h'],
  ['1 de dezembro 8:00', '1 december 8:00'],
  ['em 90 minutos', 'in 90 minutes'],
])('%s means %s', (foreign, english) => {
  expect(parseMoment(foreign, now, 'America/Bogota')).toEqual(parseMoment(english, now, 'America/Bogota'));
});
