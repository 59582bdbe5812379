import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentMessage } from '../../src/bot/blocks/document-blocks.ts';
import { listAt, textAt } from '../../src/bot/payload.ts';
import { failed, inProcess } from '../../src/entities/cell.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { incidentDocument } from '../../src/reports/incidents/incident-document.ts';
import type { DeploymentLine } from '../../src/reports/reader.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';
import { duplicatesNote, nextMoment } from '../../src/reports/thread-moments.ts';
import { toldPause } from '../reports/incidents/given-incident.ts';
import { everyMessage } from './support/every-message.ts';
import { digest, springLine } from './support/far-sides.ts';
import { silentCharts, unclearButtons, unnamed, untold, wordless } from './support/reading-order.ts';

const kept = ['screens', join('send', 'screens')].flatMap((folder) => {
  const directory = join(import.meta.dirname, folder);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [
      join(folder, name),
      JSON.parse(readFileSync(join(directory, name), 'utf8')),
    ]);
});

const held: DeploymentLine = {
  ...springLine,
  holds: [{ kind: 'too_many_failures', because: '10 of 30 outcomes are general failures.' }],
  retryable: 12,
  cells: [
    ...springLine.cells,
    { ...inProcess('queued'), count: 300 },
    { ...failed('throttled', '130429'), count: 12 },
  ],
};
const finished: DeploymentLine = {
  ...springLine,
  phase: 'finished',
  endedAt: new Date('2026-03-04T10:00:00Z'),
};

/** What the thread hears from the first word on. */
const momentsOf = (...lines: readonly DeploymentLine[]): ReportDocument[] => {
  let told: string | null = null;
  return lines.flatMap((line) => {
    const moment = nextMoment(line, told);
    told = moment?.word ?? told;
    return moment?.document ?? [];
  });
};

const documents: readonly (readonly [string, ReportDocument])[] = [
  digest,
  composeDeploymentMessage(springLine),
  composeDeploymentMessage(held, [['Posted directly.']]),
  composeDeploymentMessage(finished),
  composeDeploymentMessage({ ...springLine, phase: 'cancelled', cells: [] }),
  incidentDocument(toldPause()),
  incidentDocument(toldPause({ incident: { closedAt: new Date('2026-03-03T18:02:00Z') } })),
  duplicatesNote(finished, 3),
  ...momentsOf(held, held, springLine, finished),
  ...Object.values(everyMessage).flat(),
].map((document, index) => [`${index + 1}: ${document.title}`, document] as const);

const messages: readonly (readonly [string, { text: string; blocks: readonly unknown[] }])[] = [
  ...kept.flatMap(([name, screen]) => {
    const text = textAt(screen, 'text');
    return text === undefined ? [] : [[name, { text, blocks: listAt(screen, 'blocks') }] as const];
  }),
  ...documents.flatMap(([name, document]) =>
    (['native', 'words'] as const).map((charts) => {
      const { text, blocks } = documentMessage(document, { simulated: charts === 'words', charts });
      return [`${name} (${charts})`, { text, blocks }] as const;
    }),
  ),
];

/** Composed above, or read as whole reports behind the door. */
const elsewhere =
  /^(deployment-message|thread-moments|incidents\/incident-(document|alerts)|digest\/.*|kinds\/.*)\.ts$/;

test('every file that composes a message has its messages here', () => {
  const reports = join(import.meta.dirname, '..', '..', 'src', 'reports');
  const composing = readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      /\): ReportDocument\b|^ +document: \{/m.test(readFileSync(join(reports, name), 'utf8')),
  );
  expect(composing.filter((name) => !elsewhere.test(name)).sort()).toEqual(Object.keys(everyMessage).sort());
  expect(Object.entries(everyMessage).filter(([, messages]) => messages.length === 0)).toEqual([]);
});

test('there is something to read', () => {
  expect(kept.length).toBeGreaterThan(30);
  expect(messages.length).toBeGreaterThan(20);
});

test.each(messages)('%s: the text tells what the blocks show, in the same order', (_name, message) => {
  expect(untold(message)).toEqual([]);
});

test.each([...kept, ...messages])(
  '%s: every button, picture, table and field has words of its own',
  (_name, screen) => {
    expect([...unclearButtons(screen), ...unnamed(screen)]).toEqual([]);
  },
);

test.each([...kept, ...messages])('%s: no sign, colour or drawing stands for words', (_name, screen) => {
  expect([...wordless(screen), ...silentCharts(listAt(screen, 'blocks'))]).toEqual([]);
});
