import type { SecurityArea } from './security-area.ts';

const canary = 'test/security/canary.test.ts';
const shipped = 'test/security/shipped.test.ts';
const forget = 'test/dispatch/privacy/forget.test.ts';
const retention = 'test/dispatch/privacy/retention.test.ts';

/** What is taken in, kept, shown and erased. */
export const dataAreas: readonly SecurityArea[] = [
  {
    area: 'Token storage',
    guard: 'no token is stored: settings stay in memory',
    tests: [[canary, 'no token and no secret of the settings is stored in any column']],
  },
  {
    area: 'Token rotation',
    guard: 'no token is rotated: the manifest asks for none',
    tests: [[shipped, 'the app asks for no token rotation and no sign-in']],
  },
  {
    area: 'Export CSV',
    guard: 'an apostrophe before what a spreadsheet would run (csv-line.ts, user-csv.ts)',
    tests: [
      [
        'test/reports/export-users.test.ts',
        'an export that is uploaded again gives the same phones and variables, and no cell is a formula',
      ],
      ['test/sources/csv-line.test.ts', 'no written cell begins with what a spreadsheet would run'],
    ],
  },
  {
    area: 'Slack output',
    guard: 'every value is escaped and its hidden signs are taken out (slack-text.ts)',
    tests: [['test/bot/screens.test.ts', 'Slack takes %s as a message']],
  },
  {
    area: 'Template variables',
    guard: 'empty, too long and unsendable values stop a row before its call',
    tests: [
      ['test/gateways/cloud-api-send.test.ts', 'a message that cannot be written is not sent'],
      ['test/dispatch/variable-at-claim.test.ts', 'a template that wants more than the list has'],
    ],
  },
  {
    area: 'CSV import',
    guard: 'limits while it streams, columns in a map (csv-limits.ts, csv-records.ts)',
    tests: [
      ['test/sources/csv-refusals.test.ts', 'a line of 100 MB %s stops the reading within 3 MB'],
      ['test/sources/csv-audience.test.ts', 'columns named after parts of an object are ordinary columns'],
    ],
  },
  {
    area: 'SQL',
    guard: 'values are parameters, and columns of lists are keys of one JSON value',
    tests: [
      ['test/security/injection.test.ts', 'a list with the header and the cell %s is a list like any other'],
      ['test/security/injection.test.ts', '/treble %s takes the same words for words'],
    ],
  },
  {
    area: 'PII',
    guard: 'phones are masked, errors are stripped of digits, metadata is opaque',
    tests: [
      [canary, 'no line of the log, at its loudest, names a phone, a person or a secret'],
      [canary, 'the metrics name nobody'],
      [canary, 'what Slack is told has no whole phone, and no metadata tells of a person'],
    ],
  },
  {
    area: 'Retention, erasure',
    guard:
      'one table of where people’s data is (personal-data.ts) and how long it is kept (sweep-old-data.ts)',
    tests: [
      [forget, 'she is found nowhere any more, and every figure of what was sent is as before'],
      [forget, 'webhooks that come late bring nothing back'],
      [forget, 'her opt-out goes on though her number stands nowhere'],
      [retention, 'each kind goes at its own time, what is younger stays, and no figure moves'],
      [retention, 'a file with people’s data leaves Slack once it expires'],
      ['test/bot/download-users.test.ts', 'the file is written down as one that expires'],
      [
        'test/entities/installation-stamp.test.ts',
        'another key for forgotten phones than the first one is refused',
      ],
      [
        'test/dispatch/privacy/personal-columns.test.ts',
        'every column that can hold words is erased with its person',
      ],
    ],
  },
  {
    area: 'GDPR / LGPD',
    guard: 'one command erases, one shows everything known of a phone, both audited without the number',
    tests: [
      [forget, 'the audit says who forgot somebody, and not whom'],
      ['test/dispatch/privacy/two-persons.test.ts', 'one administrator alone erases nobody'],
      ['test/bot/history.test.ts', 'User Conversation History: everything sent and received in order'],
    ],
  },
  {
    area: 'Logs',
    guard: 'one JSON line per entry; the audit is append-only in the database',
    tests: [
      ['test/security/logs.test.ts', 'a line break in what went wrong makes no second line in the log'],
      ['test/bot/audit.test.ts', 'nobody changes, deletes or empties the audit'],
    ],
  },
];
