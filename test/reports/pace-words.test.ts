import { expect, test } from 'vitest';
import { type Pace, paceWords } from '../../src/reports/pace-words.ts';
import type { DeploymentLine } from '../../src/reports/reader.ts';

const readAt = new Date('2026-11-27T10:00:00Z');
const at = (seconds: number) => new Date(readAt.getTime() + seconds * 1_000);
const full: Pace = {
  line: { configured: 70, loweredTo: null, loweredAt: null },
  restsUntil: null,
  readAt,
};
const line = (pace: Partial<Pace>, phase: DeploymentLine['phase'] = 'sending'): DeploymentLine => ({
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  templateId: 'template-1',
  templateName: 'spring_sale',
  phase,
  holds: [],
  channelId: 'C0SALES',
  audienceName: 'customers.csv',
  launchedBy: 'U0ANA',
  launchedAt: readAt,
  retryable: 0,
  testUsers: 0,
  cells: [],
  pace: { ...full, ...pace },
});
const slowed = { line: { configured: 70, loweredTo: 49, loweredAt: readAt.getTime() } };

test.each<[story: string, pace: Partial<Pace>, words: readonly unknown[]]>([
  ['nothing slows it', {}, []],
  ['a rest is over', { restsUntil: at(-1) }, []],
  ['the line is at its rate again', { line: { ...slowed.line, loweredAt: at(-31).getTime() } }, []],
  [
    'WhatsApp asked for a rest',
    { restsUntil: at(60) },
    [['WhatsApp asked for a rest: the line goes on by itself at ', { at: at(60) }, '.']],
  ],
  [
    'WhatsApp said too fast',
    slowed,
    [
      [
        'WhatsApp asked us to slow down: the line sends 49 messages per second instead of 70 and speeds up by itself, to full speed by ',
        { at: at(30) },
        '.',
      ],
    ],
  ],
])('why it is slow: %s', (_story, pace, words) => {
  expect(paceWords(line(pace))).toEqual(words);
});

test('nothing is said of the pace of what is not sending', () => {
  expect(paceWords(line(slowed, 'sent'))).toEqual([]);
});
