import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { type CountedCell, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { composeDigest } from '../../src/reports/digest/compose-digest.ts';
import type { DigestFacts } from '../../src/reports/digest/digest-facts.ts';
import { leastSample, median, standingOf, volumeStanding } from '../../src/reports/digest/standing.ts';
import { documentCsv } from '../../src/reports/document-csv.ts';
import type { VersionCohort } from '../../src/reports/load-cohorts.ts';
import { parsePeriod } from '../../src/reports/parse-period.ts';
import {
  daysUntil,
  monthBefore,
  periodBefore,
  periodName,
  trendPeriods,
  usualPeriods,
} from '../../src/reports/period.ts';
import type { DeploymentLine } from '../../src/reports/reader.ts';
import type { Words } from '../../src/reports/report-document.ts';

const today = DateTime.fromISO('2026-03-04', { zone: 'America/Bogota' });
const period = daysUntil(today, 1);

const plain = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : 'bold' in word ? word.bold : '@')).join('');

/** So many users, with these percentages of failed and of answers among the delivered. */
const cellsOf = (users: number, failedPercent: number, answerPercent: number): CountedCell[] => {
  const lost = Math.round((users * failedPercent) / 100);
  const answered = Math.round(((users - lost) * answerPercent) / 100);
  return [
    { ...delivered('read', true), count: answered },
    { ...delivered('delivered', false), count: users - lost - answered },
    { ...failed('invalid_number'), count: lost },
  ];
};

const version = (changes: Partial<VersionCohort> = {}): VersionCohort => ({
  conversationId: 7,
  conversation: 'Spring sale',
  versionNumber: 2,
  deployments: 2,
  cells: cellsOf(1_000, 5, 20),
  ...changes,
});

const line = (changes: Partial<DeploymentLine> = {}): DeploymentLine => ({
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  templateId: 'template-1',
  templateName: 'spring_sale',
  phase: 'sending',
  holds: [],
  channelId: 'C0GROWTH',
  audienceName: 'march.csv',
  launchedBy: 'U0ANA',
  launchedAt: new Date('2026-03-03T15:00:00Z'),
  cells: cellsOf(1_000, 5, 20),
  testUsers: 0,
  retryable: 0,
  ...changes,
});

const facts = (changes: Partial<DigestFacts> = {}): DigestFacts => {
  const versions = changes.versions ?? [version()];
  return {
    period,
    cells: versions.flatMap(({ cells }) => cells),
    before: { period: periodBefore(period), cells: cellsOf(900, 5, 22) },
    usual: usualPeriods(period).map((one) => ({ period: one, cells: cellsOf(1_000, 5, 20) })),
    trend: trendPeriods(period).map((one) => ({ period: one, cells: cellsOf(1_000, 5, 20) })),
    early: undefined,
    versions,
    largest: [line()],
    testUsers: 0,
    waiting: [],
    unknown: [],
    templates: [{ id: 't', name: 'spring_sale', language: 'es', status: 'APPROVED', quality: 'GREEN' }],
    lines: [{ name: '+1 202 555 0100', stoppedBecause: null }],
    flows: [],
    groups: [],
    last: undefined,
    ...changes,
  };
};

const digest = (changes: Partial<DigestFacts> = {}) => composeDigest('Daily digest', facts(changes));

test('a usual day is told as one: what happened, its zone, and each figure against the usual and the day before', () => {
  const { document, isNews, users } = digest();
  expect(document.title).toBe('Daily digest · Tuesday 3 March 2026');
  expect(document.summary).toBe(
    'As usual. 1,000 users in 2 deployments: 95.0 % delivered, 5.0 % failed; 20.0 % of those delivered have answered so far.',
  );
  expect(document.context.map(plain).join(' ')).toContain('America/Bogota');
  expect(document.figures.map(({ label, value, note }) => [label, value, note])).toEqual([
    ['Total users', '1,000', 'usually 1,000 · +100 vs Mon 2 Mar'],
    ['Messages sent', '950', '95.0 % of users · +95 vs Mon 2 Mar'],
    ['Delivered', '950', '95.0 % of users · usually 95.0 % · +95 vs Mon 2 Mar'],
    ['Send failure', '50', '5.0 % of users · usually 5.0 % · +5 vs Mon 2 Mar'],
    ['Responses', '190', 'usually 190 · +2 vs Mon 2 Mar'],
    ['Response rate', '20.0 %', 'usually 20.0 % · −2.0 points vs Mon 2 Mar'],
    ['In process', '0', 'same as Mon 2 Mar'],
  ]);
  expect([isNews, users, document.toDo]).toEqual([true, 1_000, []]);
});

const verdicts: [story: string, cells: CountedCell[], says: string][] = [
  ['more failed', cellsOf(1_000, 14, 20), 'Worse than usual. '],
  ['fewer failed', cellsOf(1_000, 1, 20), 'Better than usual. '],
  ['fewer answered', cellsOf(1_000, 5, 10), 'Fewer answered than usual: 10.0 %, usually 20.0 %.'],
  ['more answered, more failed', cellsOf(1_000, 14, 40), 'Partly better, partly worse than usual. '],
  ['few people: chance', cellsOf(20, 50, 0), 'As usual. '],
  ['far more users', cellsOf(4_000, 5, 20), 'More users than usual: 4,000, usually 1,000.'],
  ['far fewer users', cellsOf(400, 5, 20), 'Fewer users than usual: 400, usually 1,000.'],
];
test.each(verdicts)('%s: the first line says whether that is good', (_story, cells, says) => {
  expect(digest({ versions: [version({ cells })] }).document.summary).toContain(says);
});

test('without enough days before nothing is called usual', () => {
  const { document } = digest({ usual: facts().usual.slice(0, 2) });
  expect(document.summary).toMatch(/^1,000 users/);
  expect(JSON.stringify(document.figures)).not.toContain('usually');
  expect(JSON.stringify(document.context)).not.toContain('Usually');
});

test('a young cohort is held against others over the hours that it has had', () => {
  const early = { hours: 9, now: 152, usual: Array.from({ length: 8 }, () => 95) };
  const { document } = digest({ early });
  expect(document.summary).toContain('More answered within 9 hours than usual: 16.0 %, usually 10.0 %.');
  expect(document.figures[5]).toMatchObject({
    label: 'Response rate',
    value: '20.0 %',
    note: '16.0 % within 9 hours · usually 10.0 %',
  });
});

test('what waits for someone stands right under the news, the worst first', () => {
  const { document } = digest({
    templates: [{ id: 't', name: 'spring_sale', language: 'es', status: 'PAUSED', quality: 'RED' }],
    lines: [{ name: '+1 202 555 0100', stoppedBecause: 'No payment method.' }],
    waiting: [
      line({ id: 98, holds: [{ kind: 'paused_by_person', because: 'Ana paused it.' }] }),
      line({
        id: 97,
        schedule: { at: new Date(0), zone: 'UTC', by: 'U0ANA', missed: 'The process was down.' },
      }),
    ],
    unknown: [{ deploymentId: 96, users: 3 }],
    largest: [line({ retryable: 40 })],
  });
  expect(document.summary).toContain('6 things wait for someone:');
  const toDo = (document.toDo ?? []).map(plain);
  expect(toDo[0]).toContain('WhatsApp paused the template spring_sale.');
  expect(toDo[1]).toContain('Line +1 202 555 0100 sends nothing. No payment method.');
  expect(toDo[2]).toBe('D-98 waits for someone. Spring sale. Paused (Ana paused it.)');
  expect(toDo[3]).toBe('D-97 did not start at its time. Spring sale. The process was down.');
  expect(toDo[4]).toContain('3 users with an unknown outcome. In D-96');
  expect(toDo[5]).toContain('40 users that failed can succeed now.');
  expect(document.actions.map(({ id, label }) => [id, label])).toEqual([
    ['retry_failed', 'Retry failed of D-104'],
    ['failed_users', 'Failed users of D-104'],
    ['view_results', 'Results of D-98'],
    ['view_results', 'Results of D-97'],
    ['view_results', 'Results of D-104'],
  ]);
});

test('failures are told with their trend and what to do, as a row and as a sentence', () => {
  const [conversations, failures] = digest({ versions: [version({ cells: cellsOf(1_000, 14, 20) })] })
    .document.tables;
  expect(conversations?.rows).toEqual([['Spring sale · v2', 2, 1_000, '86.0 %', '14.0 %', '20.0 %']]);
  expect(failures?.rows).toEqual([
    [
      'Invalid number',
      140,
      '14.0 %',
      '5.0 %',
      'more than usual',
      expect.stringContaining('Correct the number'),
    ],
  ]);
  expect(failures?.sentences?.[0]).toMatch(
    /^Invalid number: 140 users, 14\.0 % of all \(more than usual: 5\.0 %\)\. Correct the number/,
  );
});

test('the conversations that were answered most and least are named where enough people were delivered', () => {
  const versions = [
    version(),
    version({ conversation: 'Reminder', versionNumber: 1, cells: cellsOf(500, 5, 3) }),
    version({ conversation: 'Tiny', versionNumber: 1, cells: cellsOf(leastSample - 1, 0, 90) }),
  ];
  const figures = digest({ versions }).document.figures.slice(-2);
  expect(figures).toEqual([
    { label: 'Answered most', value: 'Spring sale · v2', note: '20.0 % answered of 950 delivered' },
    { label: 'Answered least', value: 'Reminder · v1', note: '2.9 % answered of 475 delivered' },
  ]);
});

test('where all conversations were answered alike, none of them is named', () => {
  const versions = [version(), version({ conversation: 'Reminder', versionNumber: 1 })];
  const labels = digest({ versions }).document.figures.map(({ label }) => label);
  expect(labels.filter((label) => label.startsWith('Answered'))).toEqual([]);
});

test('the days before are drawn, and what went on in the last cohort is told', () => {
  const told = {
    from: '2026-03-02T05:00:00Z',
    to: '2026-03-03T05:00:00Z',
    delivered: 850,
    responses: 100,
    sendFailure: 45,
  };
  const { document } = digest({ last: { told, cells: cellsOf(900, 5, 20) } });
  expect(document.charts).toHaveLength(1);
  expect(document.charts[0]?.series.map(({ points }) => points.length)).toEqual([14, 14]);
  expect(document.charts[0]?.series[0]?.points.at(-1)).toEqual({ label: '3 Mar', value: 950 });
  expect(document.notes.map(plain).join(' ')).toContain('5 more delivered, 71 more answered');
});

test('a day without anything is no news, and one sentence', () => {
  const none = { versions: [], largest: [], before: { period: periodBefore(period), cells: [] } };
  const { isNews, quiet, document, failedPercent } = digest(none);
  expect([isNews, failedPercent]).toEqual([false, undefined]);
  expect(quiet).toBe('Tue 3 Mar: nothing was sent, and nothing waits for anybody.');
  expect(document).toMatchObject({ summary: 'Nothing was sent.', figures: [], tables: [], actions: [] });
});

test('whoever reads Spanish or Portuguese reads nothing else', () => {
  const inLanguage = (language: 'es' | 'pt') => speaking(tongues[language], () => digest().document);
  expect(inLanguage('es').summary).toMatch(/^Como siempre\. 1\.000 usuarios en 2 envíos: 95,0 % entregados/);
  expect(inLanguage('pt').title).toContain('terça-feira, 3 de março de 2026');
});

test('as CSV: plain numbers, every table and chart, and no cell that a spreadsheet could run', () => {
  const versions = [version({ conversation: '=HYPERLINK("x")' })];
  const csv = documentCsv(digest({ versions }).document);
  expect(csv).toContain('Total users,1000,"usually 1,000 · +100 vs Mon 2 Mar"\r\n');
  expect(csv).toContain(`"'=HYPERLINK(""x"") · v2",2,1000`);
  expect(csv).toContain('The last 14 days\r\n,Delivered,Send failure\r\n');
  expect(csv).not.toMatch(/(^|,|\n)[=+@]/);
});

const spans: [story: string, name: string, before: string, usual: number, first: string][] = [
  ['a day', 'Tuesday 3 March 2026', 'Monday 2 March 2026', 8, 'Tuesday 24 February 2026'],
  ['a week', '25 Feb – 3 Mar 2026', '18 Feb – 24 Feb 2026', 8, '18 Feb – 24 Feb 2026'],
  ['30 days', '2 Feb – 3 Mar 2026', '3 Jan – 1 Feb 2026', 0, ''],
];
test.each(spans)(
  '%s: the period before, and the same weekdays before it',
  (story, name, before, usual, first) => {
    const days = { 'a day': 1, 'a week': 7, '30 days': 30 }[story] ?? 0;
    const span = daysUntil(today, days);
    expect([periodName(span), periodName(periodBefore(span))]).toEqual([name, before]);
    const periods = usualPeriods(span);
    expect(periods).toHaveLength(usual);
    if (periods[0]) expect(periodName(periods[0])).toBe(first);
  },
);

test('a month is a calendar month, whatever its length', () => {
  const month = monthBefore(DateTime.fromISO('2026-03-31', { zone: 'America/Bogota' }));
  expect([periodName(month), periodName(periodBefore(month))]).toEqual(['February 2026', 'January 2026']);
  expect(trendPeriods(month).map(periodName).slice(-2)).toEqual(['January 2026', 'February 2026']);
});

test.each([
  ['yesterday', '2026-03-03', '2026-03-04'],
  ['today', '2026-03-04', '2026-03-05'],
  ['week', '2026-02-25', '2026-03-04'],
  ['month', '2026-02-01', '2026-03-01'],
  ['30d', '2026-02-02', '2026-03-04'],
  ['2026-03-01', '2026-03-01', '2026-03-02'],
  ['2026-03-01..2026-03-03', '2026-03-01', '2026-03-04'],
])('the period %s is from %s until %s', (word, from, to) => {
  const found = parsePeriod(word, today);
  expect([found?.from.toISODate(), found?.to.toISODate()]).toEqual([from, to]);
});

test.each(['fortnight', '0d', '999d', '2026-02-30', '2026-03-05..2026-03-01'])('%s is no period', (word) => {
  expect(parsePeriod(word, today)).toBeUndefined();
});

test('usual is a median of samples that say something, and what is out of it is out of chance', () => {
  expect([median([]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([undefined, 2, 2.5]);
  const earlier = [10, 20, 30].map((part) => ({ part, whole: 100 }));
  expect(standingOf({ part: 20, whole: 100 }, earlier)).toEqual({ now: 20, usual: 20, tone: 'usual' });
  expect(standingOf({ part: 29, whole: 100 }, earlier).tone).toBe('more');
  expect(standingOf({ part: 27, whole: 100 }, earlier).tone).toBe('usual');
  expect(standingOf({ part: 9, whole: leastSample - 1 }, earlier).tone).toBe('usual');
  expect(
    standingOf({ part: 29, whole: 100 }, [...earlier.slice(1), { part: 1, whole: 9 }]).usual,
  ).toBeUndefined();
  expect(volumeStanding(10, [0, 0, 5, 5])).toEqual({ usual: undefined, tone: 'usual' });
  expect([volumeStanding(151, [100, 100, 100]).tone, volumeStanding(49, [100, 100, 100]).tone]).toEqual([
    'more',
    'less',
  ]);
});

test('in process is explained by its parts', () => {
  const cells = [
    ...cellsOf(1_000, 5, 20),
    { ...inProcess('sent', true), count: 5 },
    { ...inProcess('unknown'), count: 2 },
  ];
  expect(digest({ versions: [version({ cells })] }).document.figures[6]).toMatchObject({
    value: '7',
    note: '5 sent, not delivered yet · 2 unknown, not retried · +7 vs Mon 2 Mar',
  });
});

const funnel = {
  began: 40,
  steps: [
    { step: 'interest', count: 40, left: 2 },
    { step: 'people', count: 30, left: 9 },
    { step: 'done', count: 12, left: 0 },
  ],
  ends: { finished: 12, handed_over: 5 },
};

test('a flow is told by stage and step, with where most people left', () => {
  const group = { state: 'success', responded: true, session: 'closed' } as const;
  const { document } = digest({
    flows: [{ conversation: 'spring_sale', versionNumber: 2, funnel }],
    groups: [
      { ...group, stage: 'finished', count: 12 },
      { ...group, stage: 'in_flow', session: 'bot', count: 28 },
    ],
  });
  expect(document.figures.at(-1)).toMatchObject({
    label: 'Conversation stage',
    value: 'Not answered 0 · In Flow 28 · Finished 12',
  });
  expect(document.notes.map(plain)).toContain(
    'spring_sale · v2: 40 chats, 12 finished, 5 handed over to an agent. Most left at “people”: 9.',
  );
  const table = document.tables.find(({ caption }) => caption === 'How far chats came');
  expect(table?.rows).toEqual([
    ['spring_sale · v2', 'interest', 40, '100.0 %', 2],
    ['spring_sale · v2', 'people', 30, '75.0 %', 9],
    ['spring_sale · v2', 'done', 12, '30.0 %', 0],
  ]);
  expect(table?.sentences?.slice(1)).toEqual([
    'spring_sale · v2, people: 30 chats, 75.0 %; 9 left here.',
    'spring_sale · v2, done: 12 chats, 30.0 %.',
  ]);
});

test('agents are told by their first answers and open chats, and who waits for one is what waits for someone', () => {
  const agents = {
    handedOver: 6,
    answered: 5,
    medianFirstAnswerMs: 95_000,
    slowestFirstAnswerMs: 3_720_000,
    open: 3,
    waiting: 1,
    waitingSince: new Date('2026-03-03T15:00:00Z'),
  };
  const { document, isNews } = digest({ agents });
  expect(document.figures.slice(-2)).toMatchObject([
    { label: 'First answer of an agent', value: '2 min', note: 'at the latest 1 h 2 min · 5 of 6 answered' },
    { label: 'Open chats with agents', value: '3', note: '1 waiting' },
  ]);
  expect(document.toDo?.map(plain)[0]).toMatch(
    /^1 customer without an agent\. The first has waited since .*press Claim/,
  );
  const quiet = { versions: [], before: { period: periodBefore(period), cells: [] } };
  expect(digest({ ...quiet, agents }).isNews).toBe(true);
  expect(digest({ ...quiet, agents: { ...agents, waiting: 0, waitingSince: undefined } }).isNews).toBe(false);
  expect(isNews).toBe(true);
});
