import { DateTime } from 'luxon';
import { type CountedCell, delivered, failed } from '../../src/entities/cell.ts';
import { composeDigest } from '../../src/reports/digest/compose-digest.ts';
import type { DigestFacts } from '../../src/reports/digest/digest-facts.ts';
import type { VersionCohort } from '../../src/reports/load-cohorts.ts';
import { daysUntil, periodBefore, trendPeriods, usualPeriods } from '../../src/reports/period.ts';
import type { DeploymentLine } from '../../src/reports/reader.ts';
import type { Words } from '../../src/reports/report-document.ts';

const today = DateTime.fromISO('2026-03-04', { zone: 'America/Bogota' });
export const period = daysUntil(today, 1);

export const plain = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : 'bold' in word ? word.bold : '@')).join('');

/** So many users, with these percentages of failed and of answers among the delivered. */
export const cellsOf = (users: number, failedPercent: number, answerPercent: number): CountedCell[] => {
  const lost = Math.round((users * failedPercent) / 100);
  const answered = Math.round(((users - lost) * answerPercent) / 100);
  return [
    { ...delivered('read', true), count: answered },
    { ...delivered('delivered', false), count: users - lost - answered },
    { ...failed('invalid_number'), count: lost },
  ];
};

export const version = (changes: Partial<VersionCohort> = {}): VersionCohort => ({
  conversationId: 7,
  conversation: 'Spring sale',
  versionNumber: 2,
  deployments: 2,
  cells: cellsOf(1_000, 5, 20),
  ...changes,
});

export const line = (changes: Partial<DeploymentLine> = {}): DeploymentLine => ({
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

export const facts = (changes: Partial<DigestFacts> = {}): DigestFacts => {
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

export const digest = (changes: Partial<DigestFacts> = {}) => composeDigest('Daily digest', facts(changes));
