import { expect, test } from 'vitest';
import { type CountedCell, inProcess } from '../../src/entities/cell.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { leastSample } from '../../src/reports/digest/standing.ts';
import { documentCsv } from '../../src/reports/document-csv.ts';
import { periodBefore } from '../../src/reports/period.ts';
import { cellsOf, digest, facts, line, period, plain, version } from './given-digest.ts';

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
  // Where all answers came within these hours the rate is said once.
  expect(digest({ early: { ...early, now: 190 } }).document.figures[5]).toMatchObject({
    value: '20.0 %',
    note: 'within 9 hours · usually 10.0 %',
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
