import type { SecurityArea } from './security-area.ts';

const audit = 'test/security/audit/audit.test.ts';
const shipped = 'test/security/shipped.test.ts';

/** What it runs on, and what it is made of. */
export const machineAreas: readonly SecurityArea[] = [
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
    guard:
      'the role treble_app, made by a migration, is enough to run; treble_reader reads masked views alone',
    tests: [
      ['test/entities/report-reader.test.ts', 'a report tool may not: %s'],
      [
        'test/entities/report-reader.test.ts',
        'no column of what it may read holds a whole phone or a variable',
      ],
      ['test/entities/least-privilege.test.ts', 'the product’s role may not: %s'],
      ['test/entities/frozen-connection.test.ts', 'PostgreSQL takes the locks of a process that froze'],
      ['test/dispatch/hung-statement.test.ts', 'what waits too long for %s ends and is told'],
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
];
