import { documentMessage } from '../../../src/bot/blocks/document-blocks.ts';
import type { ReportDocument } from '../../../src/reports/report-document.ts';
import { digest } from './far-sides.ts';
import { long } from './hostile-text.ts';

const overlongDocument: ReportDocument = {
  title: long,
  summary: long,
  context: Array.from({ length: 30 }, () => [long, { user: 'U0ANA' }, { at: new Date(0) }, { bold: long }]),
  figures: Array.from({ length: 90 }, () => ({ label: long, value: long, note: long })),
  tables: Array.from({ length: 9 }, () => ({
    caption: long,
    columns: Array.from({ length: 30 }, () => long),
    rows: Array.from({ length: 500 }, () => Array.from({ length: 30 }, () => long)),
  })),
  charts: (['bar', 'line', 'pie'] as const).map((kind) => ({
    title: long,
    kind,
    series: Array.from({ length: 20 }, (_series, at) => ({
      name: long,
      points: Array.from({ length: 60 }, (_point, index) => ({
        label: `${long}${index}`,
        value: index * at,
      })),
    })),
  })),
  notes: Array.from({ length: 90 }, () => [long]),
  actions: Array.from({ length: 60 }, () => ({ id: 'view_results', label: long, value: 'deployment:1' })),
};

export const empty: ReportDocument = {
  title: 'Digest of 3 March 2026',
  summary: 'Nothing was sent yesterday.',
  context: [],
  figures: [],
  tables: [{ caption: 'Send failures', columns: ['State', 'Users'], rows: [] }],
  charts: [{ title: 'Delivered', kind: 'pie', series: [] }],
  notes: [],
  actions: [],
};
export const twelveTooMany: ReportDocument = {
  ...digest,
  tables: [
    {
      caption: 'Failures by city',
      columns: ['City', 'Users'],
      rows: Array.from({ length: 112 }, (_value, index) => [`City ${index}`, index]),
    },
    ...digest.tables,
  ],
};

const documents: Readonly<Record<string, ReportDocument>> = {
  document: digest,
  'document-empty': empty,
  'document-long-table': twelveTooMany,
  'document-overlong': overlongDocument,
};

/** Every kind of report as the message that Slack gets; what is overlong is simulated too. */
export const documentMessages = Object.fromEntries(
  Object.entries(documents).map(([name, document]) => [
    `message-${name}`,
    documentMessage(document, { simulated: name.endsWith('overlong'), charts: 'native' }),
  ]),
);
