import { expect, test } from 'vitest';
import { periodBefore } from '../../src/reports/period.ts';
import { digest, period, plain } from './given-digest.ts';

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

test('a long flow says how many of its steps are shown', () => {
  const steps = Array.from({ length: 23 }, (_value, index) => ({ step: `step ${index}`, count: 1, left: 0 }));
  const long = { ...funnel, steps };
  const { document } = digest({ flows: [{ conversation: 'spring_sale', versionNumber: 2, funnel: long }] });
  expect(document.tables.map(({ caption, rows }) => [caption, rows.length])).toContainEqual([
    'How far chats came (the first 20 of 23)',
    20,
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
