import type { Guard } from './guard.ts';

/** What keeps content from doing harm. */
export const guardsOfContent: readonly Guard[] = [
  {
    area: 'Export CSV',
    guard: 'sql cell',
    without: [['src/reports/user-csv.ts', `then '''' else '' end`, `then '' else '' end`]],
    test: 'test/reports/export-users.test.ts',
    title: 'an export that is uploaded',
  },
  {
    area: 'Export CSV',
    guard: 'csvCell',
    without: [['src/entities/csv-line.ts', `formula.test(text) ? \`'\${text}\` : text`, 'text']],
    test: 'test/sources/csv-line.test.ts',
    title: '',
  },
  {
    area: 'Slack output',
    guard: 'escape',
    without: [
      [
        'src/bot/blocks/slack-text.ts',
        'value.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);',
        'value;',
      ],
    ],
    test: 'test/bot/screens.test.ts',
    title: 'Slack takes',
  },
  {
    area: 'Slack output',
    guard: 'invisible',
    without: [['src/bot/blocks/slack-text.ts', `.replace(invisible, '')`, '']],
    test: 'test/bot/screens.test.ts',
    title: 'Slack takes',
  },
  {
    area: 'Template variables',
    guard: 'cannot be written',
    without: [
      [
        'src/gateways/cloud-api/template-payload.ts',
        `throw new UnusableValue('variable_missing', \`Expected a value for \${key}, found none.\`);`,
        `return '';`,
      ],
    ],
    test: 'test/gateways/cloud-api-send.test.ts',
    title: 'a message that cannot be written',
  },
  {
    area: 'Template variables',
    guard: 'both',
    without: [
      [
        'src/dispatch/review/render-message.ts',
        `return { ok: false, failure: 'variable_missing', detail: \`Column “\${column}” is empty or missing.\` };`,
        'continue;',
      ],
      [
        'src/gateways/cloud-api/template-payload.ts',
        `throw new UnusableValue('variable_missing', \`Expected a value for \${key}, found none.\`);`,
        `return '';`,
      ],
    ],
    test: 'test/dispatch/variable-at-claim.test.ts',
    title: '',
  },
  {
    area: 'CSV import',
    guard: 'row bytes',
    without: [['src/sources/csv-records.ts', 'max_record_size: options.limits.rowBytes,', '']],
    test: 'test/sources/csv-refusals.test.ts',
    title: 'a line of 100 MB',
  },
  {
    area: 'CSV import',
    guard: 'proto',
    without: [['src/sources/csv-audience.ts', 'Object.create(null)', '{}']],
    test: 'test/sources/csv-audience.test.ts',
    title: 'columns named after',
  },
  {
    area: 'SSRF',
    guard: 'download',
    without: [
      [
        'src/http/download-address.ts',
        'allowed.hosts.includes(url.hostname)',
        'allowed.hosts.some((host) => url.hostname.startsWith(host))',
      ],
    ],
    test: 'test/http/download.test.ts',
    title: 'the token never goes to',
  },
  {
    area: 'SSRF',
    guard: 'resolve',
    without: [
      ['src/http/call-public.ts', '|| !addresses.every(({ address }) => isPublicAddress(address))', ''],
    ],
    test: 'test/http/call-public.test.ts',
    title: 'a name that leads',
  },
  {
    area: 'SSRF',
    guard: 'redirect',
    without: [['src/http/download.ts', 'if (status >= 300 && status < 400) return redirected();', '']],
    test: 'test/http/download.test.ts',
    title: 'is told in a sentence',
  },
  {
    area: 'SSRF',
    guard: 'reply',
    without: [
      [
        'src/bot/create-bot.ts',
        `if (origin !== 'https://hooks.slack.com' && origin !== apiOrigin) {`,
        `if (origin === apiOrigin + 'x') {`,
      ],
    ],
    test: 'test/security/reply-address.test.ts',
    title: '',
  },
  {
    area: 'SSRF',
    guard: 'call url',
    without: [
      [
        'src/http/call-public.ts',
        'return isIP(host) !== 0 && !isPublicAddress(host) ? undefined : url;',
        'return url;',
      ],
    ],
    test: 'test/http/call-public.test.ts',
    title: 'is not called',
  },
  {
    area: 'SSRF',
    guard: 'https only',
    without: [
      ['src/http/call-public.ts', `if (url.protocol !== 'https:' || url.username`, 'if (url.username'],
    ],
    test: 'test/http/call-public.test.ts',
    title: 'is not called',
  },
  {
    area: 'SQL',
    guard: 'audit raw',
    without: [
      ['src/reports/audit-trail.ts', `a.act ilike \${like}`, `a.act ilike \${sql.raw(\`'\${like}'\`)}`],
    ],
    test: 'test/security/injection.test.ts',
    title: 'takes the same words',
  },
  {
    area: 'DoS',
    guard: 'limits not given',
    without: [['src/server.ts', 'createServer(limits, (', 'createServer({}, (']],
    test: 'test/security/doors.test.ts',
    title: 'by the drop',
  },
  {
    area: 'DoS',
    guard: 'body size',
    without: [
      [
        'src/bot/read-body.ts',
        `if (bytes > limits.maxBytes) end('too_large');
      else chunks.push(chunk);`,
        'chunks.push(chunk);',
      ],
    ],
    test: 'test/security/doors.test.ts',
    title: 'no body above',
  },
  {
    area: 'DoS',
    guard: 'body time',
    without: [
      [
        'src/bot/read-body.ts',
        `setTimeout(() => end('too_slow'), limits.timeoutMs)`,
        `setTimeout(() => end('too_slow'), 1e8)`,
      ],
    ],
    test: 'test/bot/request-guard.test.ts',
    title: 'does not arrive in time',
  },
  {
    area: 'DoS',
    guard: 'one bad item',
    without: [
      [
        'src/dispatch/hearing/webhook-intake.ts',
        'for (const one of batch) await this.#applyEach(lane, one);',
        `for (const { settle } of batch) settle('busy');`,
      ],
    ],
    test: 'test/dispatch/webhook-doors.test.ts',
    title: 'S13',
  },
  {
    area: 'DoS',
    guard: 'connections',
    without: [['src/server.ts', 'server.maxConnections = limits.mostConnections;', '']],
    test: 'test/security/doors.test.ts',
    title: 'more connections',
  },
  {
    area: 'Transport',
    guard: 'Transport',
    without: [
      [
        'src/entities/database/open-database.ts',
        'connectionString: url,',
        `connectionString: url.replace(/[?&]sslmode=[^&]*/, ''),`,
      ],
    ],
    test: 'test/security/transport.test.ts',
    title: '',
  },
];
