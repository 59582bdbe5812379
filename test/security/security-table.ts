/** One area of the security table, what keeps it, and the tests that fail when that is taken out. */
export interface SecurityArea {
  readonly area: string;
  readonly guard: string;
  /** File below the project's folder, and the words of the test as they stand there. */
  readonly tests: readonly (readonly [file: string, title: string])[];
}

const doors = 'test/security/doors.test.ts';
const canary = 'test/security/canary.test.ts';
const audit = 'test/security/audit/audit.test.ts';
const shipped = 'test/security/shipped.test.ts';
const guard = 'test/bot/request-guard.test.ts';
const forget = 'test/dispatch/privacy/forget.test.ts';
const retention = 'test/dispatch/privacy/retention.test.ts';

export const securityTable: readonly SecurityArea[] = [
  {
    area: 'Slack signature',
    guard: 'request-signature.ts over the raw bytes; a shared memory of signatures (accept-once.ts)',
    tests: [
      [guard, 'a request with %s is refused and does nothing'],
      [guard, 'an ssl_check that carries a command is refused, signed or not'],
      ['test/security/replay.test.ts', 'a signed request that is sent to all replicas at once'],
      [
        'test/security/replay.test.ts',
        'a signature is remembered for longer than its time stamp is believed',
      ],
    ],
  },
  {
    area: 'Meta signature',
    guard: 'HMAC over the raw bytes before anything is parsed (cloud-api/signature.ts)',
    tests: [
      ['test/gateways/cloud-api-signature.test.ts', 'the bytes are checked, not what they mean'],
      [
        'test/gateways/cloud-api-signature.test.ts',
        'one flipped bit anywhere in the signature or the body is refused',
      ],
      [
        'test/gateways/cloud-api-signature.test.ts',
        'while the app secret changes, the old and the new one are believed',
      ],
      [doors, 'a body that claims to be gzip is taken for the bytes it is'],
    ],
  },
  {
    area: 'Treble webhooks',
    guard: 'a secret header, compared in constant time; an event touches rows that exist',
    tests: [['test/dispatch/treble-webhooks.test.ts', 'S13: without the secret nothing is stored']],
  },
  {
    area: 'GET verify',
    guard: 'the token is compared in constant time, the challenge is plain text (webhook-routes.ts)',
    tests: [
      [doors, 'a challenge that is markup comes back as plain text that no browser runs'],
      ['test/gateways/cloud-api-signature.test.ts', 'refuses everybody when no token is set'],
    ],
  },
  {
    area: 'OAuth state',
    guard: 'nobody signs in through OAuth: the token comes from the settings, and no such address exists',
    tests: [
      [doors, '%s is not there: nobody signs in through OAuth, so there is no state to steal'],
      [shipped, 'the app asks for no token rotation and no sign-in'],
    ],
  },
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
    area: 'Who may send',
    guard: 'the role is looked up at the press and again where the act is known (access.ts, guarded-acts.ts)',
    tests: [
      ['test/bot/access.test.ts', '%s gets nothing, not even with an admin’s id'],
      ['test/bot/access.test.ts', 'an admin who became a guest is refused at the very next press'],
      [
        'test/bot/approve.test.ts',
        'who is no approver cannot approve, and nor can a form that another audience was seen in',
      ],
      ['test/bot/approve.test.ts', 'who approves in another channel decides nothing here'],
      ['test/bot/roles.test.ts', 'a role helps neither guests nor people of other organisations'],
    ],
  },
  {
    area: 'Limits',
    guard:
      'a review before every send, a typed number above a limit, users per person and day (allowance.ts), WhatsApp’s daily limit',
    tests: [
      ['test/bot/approve.test.ts', 'above the second number the count has to be typed'],
      ['test/sources/csv-refusals.test.ts', 'more rows than allowed are refused'],
      [
        'test/bot/allowance.test.ts',
        'who wants to send to more users than they may on one day is refused with what is left',
      ],
      ['test/bot/allowance.test.ts', 'rapid fire: of many starts at once no more go through than fit'],
    ],
  },
  {
    area: 'Export CSV',
    guard: 'an apostrophe before what a spreadsheet would run (csv-line.ts, user-csv.ts)',
    tests: [
      [
        'test/reports/export-users.test.ts',
        'an export that is uploaded again gives the same phones and variables, and no cell is a formula',
      ],
      ['test/sources/rejected-rows-csv.test.ts', 'no written cell begins with what a spreadsheet would run'],
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
    area: 'SSRF',
    guard: 'Slack’s hosts alone get its token, no redirect, public addresses alone for flows (src/http)',
    tests: [
      ['test/http/download.test.ts', 'the token never goes to %s'],
      ['test/http/call-public.test.ts', '%s is not called'],
      ['test/http/call-public.test.ts', 'a name that leads to this machine is not called'],
      [
        'test/security/reply-address.test.ts',
        'a reply goes to Slack’s own address and to no other that a request names',
      ],
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
    area: 'DoS',
    guard: 'time and size of requests are limited, a full queue answers 503 (server.ts, read-body.ts)',
    tests: [
      [doors, 'a client that sends its head or its body by the drop is hung up on'],
      [doors, 'more connections than allowed are hung up on'],
      [doors, '%s takes no body above 4 MB'],
      [guard, 'a body that does not arrive in time is given up'],
      ['test/dispatch/webhook-doors.test.ts', 'S13: one bad item loses none of the others'],
    ],
  },
  {
    area: 'Transport',
    guard: 'with an sslmode PostgreSQL is spoken to over checked TLS or not at all',
    tests: [
      [
        'test/security/transport.test.ts',
        'with sslmode=%s a PostgreSQL that speaks no TLS hears nothing but the question for it',
      ],
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
  {
    area: 'Config',
    guard: 'the start ends with every problem listed and no value shown; secrets may come from files',
    tests: [
      ['test/config.test.ts', 'all problems are listed at once, and none repeats a secret'],
      ['test/secret-files.test.ts', 'a secret is read from its file'],
      ['test/doctor/doctor.test.ts', '%s that can be guessed is warned of, without being shown'],
      ['test/e2e/settings.test.ts', 'bad settings end the start with code 78'],
    ],
  },
  {
    area: 'Supply chain',
    guard:
      'exact versions, hashes in the lockfile, no install scripts; a gate of known advisories; a list of what ships',
    tests: [
      [audit, 'something %s in what ships stops it'],
      [audit, 'an advisory that is allowed %s'],
      [audit, 'a registry that does not answer is no “nothing found”'],
      [shipped, 'the list of packages tells what ships from what only builds and tests'],
      [shipped, 'every dependency is pinned to one version'],
      [shipped, 'every package of the lockfile has its hash'],
      [shipped, 'no package may run a script when it is installed'],
    ],
  },
  {
    area: 'Container',
    guard: 'the image’s own lines (Dockerfile)',
    tests: [[shipped, 'the image runs as nobody special']],
  },
  {
    area: 'Postgres roles',
    guard: 'the role treble_app, made by a migration, is enough to run',
    tests: [
      ['test/entities/least-privilege.test.ts', 'the product’s role may not: %s'],
      ['test/entities/frozen-connection.test.ts', 'PostgreSQL takes the locks of a process that froze'],
      [
        'test/security/least-privilege-start.test.ts',
        'the whole product starts and works as a login that has the role treble_app and nothing else',
      ],
      [
        'test/security/least-privilege-start.test.ts',
        'it cannot take more of the audit away than the numbers of who is forgotten',
      ],
    ],
  },
  {
    area: 'Tenancy',
    guard: 'one installation is one workspace and one business; requests of others are refused',
    tests: [
      [
        'test/bot/access.test.ts',
        'a request that names another workspace is refused without asking Slack about the person',
      ],
      [
        'test/dispatch/webhook-doors.test.ts',
        'tokens and messages of other apps on the account change no row of ours',
      ],
    ],
  },
  {
    area: 'Fail safe',
    guard: 'a guard that cannot answer means no',
    tests: [
      ['test/bot/access.test.ts', 'when Slack does not answer, nothing is done and the sentence says so'],
      [
        'test/security/replay.test.ts',
        'while the database cannot say whether a request is new, it is not carried out',
      ],
      ['test/security/doors.test.ts', 'is not there once a real Slack is connected'],
    ],
  },
];
