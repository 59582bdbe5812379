import type { Guard } from './guard.ts';

/** What keeps what is known of people. */
export const guardsOfData: readonly Guard[] = [
  {
    area: 'PII',
    guard: 'log',
    without: [['src/entities/phone-mask.ts', `text.replace(/\\d[\\d ().-]{5,}\\d/g, maskLong)`, 'text']],
    test: 'test/security/logs.test.ts',
    title: '',
  },
  {
    area: 'PII',
    guard: 'mask',
    without: [
      [
        'src/entities/phone-mask.ts',
        `return \`\${phone.slice(0, shown)}•••••\${phone.slice(-4)}\`;`,
        `return shown > 0 ? phone : '';`,
      ],
    ],
    test: 'test/security/canary.test.ts',
    title: 'what Slack is told',
  },
  {
    area: 'Retention, erasure',
    guard: 'recipient',
    without: [
      [
        'src/dispatch/privacy/personal-data.ts',
        `{ table: 'session_message', whose: byPhone, becomes: 'gone' },`,
        '',
      ],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'late webhooks',
    without: [
      [
        'src/dispatch/privacy/erase-person.ts',
        'const staysExcluded = await rememberForgotten(em, person);',
        'const staysExcluded = false;',
      ],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'kept',
    without: [
      ['src/dispatch/privacy/sweep-old-data.ts', 'if (days === 0) continue;', 'if (days >= 0) continue;'],
    ],
    test: 'test/dispatch/privacy/retention.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'phone key',
    without: [
      [
        'src/entities/database/installation-stamp.ts',
        'installation.phoneKeyCheck !== null && installation.phoneKeyCheck !== check',
        `installation.phoneKeyCheck === 'x'`,
      ],
    ],
    test: 'test/entities/installation-stamp.test.ts',
    title: 'another key',
  },
  {
    area: 'Retention, erasure',
    guard: 'columns',
    without: [
      [
        'src/dispatch/privacy/personal-data.ts',
        `  raw_phone: 'null',
`,
        '',
      ],
    ],
    test: 'test/dispatch/privacy/personal-columns.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'recipient vars',
    without: [
      [
        'src/dispatch/privacy/personal-data.ts',
        `variables: \`'{}'\`,
  captured: 'null',`,
        `captured: 'null',`,
      ],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'recipient captured',
    without: [
      [
        'src/dispatch/privacy/personal-data.ts',
        `  captured: 'null',
`,
        '',
      ],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: '',
  },
  {
    area: 'Retention, erasure',
    guard: 'export noted',
    without: [
      [
        'src/bot/send/upload-privately.ts',
        `    await exports.note(id);
`,
        '',
      ],
    ],
    test: 'test/bot/download-users.test.ts',
    title: 'the file is written down',
  },
  {
    area: 'GDPR / LGPD',
    guard: 'audit without number',
    without: [
      ['src/dispatch/privacy/erase-person.ts', `\`phone:\${maskPhone(phone)}\``, `\`phone:\${phone}\``],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: 'the audit says who',
  },
  {
    area: 'GDPR / LGPD',
    guard: 'forget in audit',
    without: [
      [
        'src/dispatch/privacy/erase-person.ts',
        `await sql\`select forget_in_audit(\${[...digits]}::text[])\`.execute(db);`,
        'void digits;',
      ],
    ],
    test: 'test/dispatch/privacy/forget.test.ts',
    title: '',
  },
  {
    area: 'GDPR / LGPD',
    guard: 'history masked',
    without: [
      ['src/bot/views/history-screen.ts', 'isOpen ? page.phone : maskPhone(page.phone)', 'page.phone'],
    ],
    test: 'test/bot/history.test.ts',
    title: '',
  },
  {
    area: 'Logs',
    guard: 'audit trigger',
    without: [
      [
        'src/entities/migrations/Migration20261127130000.ts',
        `raise exception 'The audit is append-only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';`,
        `return case when tg_op = 'DELETE' then old else new end;`,
      ],
    ],
    test: 'test/bot/audit.test.ts',
    title: 'nobody changes',
  },
];
