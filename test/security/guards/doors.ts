import type { Guard } from './guard.ts';

/** What keeps strangers out. */
export const guardsOfDoors: readonly Guard[] = [
  {
    area: 'Slack signature',
    guard: 'window',
    without: [
      ['src/bot/request-signature.ts', '> windowSeconds) return undefined', '> 1e12) return undefined'],
    ],
    test: 'test/bot/request-guard.test.ts',
    title: 'is refused and does nothing',
  },
  {
    area: 'Slack signature',
    guard: 'future only',
    without: [
      [
        'src/bot/request-signature.ts',
        'Math.abs(now.getTime() / 1000 - Number(timestamp))',
        '(now.getTime() / 1000 - Number(timestamp))',
      ],
    ],
    test: 'test/bot/request-guard.test.ts',
    title: 'is refused and does nothing',
  },
  {
    area: 'Slack signature',
    guard: 'ssl_check',
    without: [
      [
        'src/bot/request-guard.ts',
        'return answer(response, pure ? 200 : 400);',
        `if (pure) return answer(response, 200);
        return next(Object.assign(request, { rawBody }), response);`,
      ],
    ],
    test: 'test/bot/request-guard.test.ts',
    title: 'ssl_check that carries',
  },
  {
    area: 'Slack signature',
    guard: 'replay',
    without: [
      ['src/entities/database/accept-once.ts', 'return rows.length === 1;', 'return rows.length <= 1;'],
    ],
    test: 'test/security/replay.test.ts',
    title: 'is carried out by one of them once',
  },
  {
    area: 'Slack signature',
    guard: 'memory',
    without: [['src/entities/database/accept-once.ts', `interval '15 minutes'`, `interval '4 minutes'`]],
    test: 'test/security/replay.test.ts',
    title: 'a signature is remembered',
  },
  {
    area: 'Meta signature',
    guard: 'bit',
    without: [
      [
        'src/gateways/cloud-api/signature.ts',
        'constantTimeEquals(signature, `',
        'constantTimeEquals(signature.slice(0, 70), `',
      ],
      ['src/gateways/cloud-api/signature.ts', `.digest('hex')}\`)`, `.digest('hex')}\`.slice(0, 70))`],
    ],
    test: 'test/gateways/cloud-api-signature.test.ts',
    title: 'one flipped bit',
  },
  {
    area: 'Meta signature',
    guard: 'two secrets',
    without: [['src/gateways/cloud-api/signature.ts', 'keys.some(', 'keys.slice(0, 1).some(']],
    test: 'test/gateways/cloud-api-signature.test.ts',
    title: 'the old and the new one',
  },
  {
    area: 'Meta signature',
    guard: 'gzip',
    without: [
      [
        'src/gateways/cloud-api/signature.ts',
        `if (typeof signature !== 'string') return false;`,
        `if (typeof signature !== 'string') return false;
    if (headers['content-encoding'] === 'gzip') return true;`,
      ],
    ],
    test: 'test/security/doors.test.ts',
    title: 'claims to be gzip',
  },
  {
    area: 'Meta signature',
    guard: 'bytes',
    without: [
      [
        'src/gateways/cloud-api/signature.ts',
        '.update(body)',
        '.update(JSON.stringify(JSON.parse(body.toString())))',
      ],
    ],
    test: 'test/gateways/cloud-api-signature.test.ts',
    title: 'the bytes are checked',
  },
  {
    area: 'Treble webhooks',
    guard: 'Treble secret',
    without: [
      [
        'src/gateways/treble/treble-gateway.ts',
        `return typeof secret === 'string' && webhookSecret !== '' && constantTimeEquals(secret, webhookSecret);`,
        'return secret !== null;',
      ],
    ],
    test: 'test/dispatch/treble-webhooks.test.ts',
    title: 'S13',
  },
  {
    area: 'GET verify',
    guard: 'plain',
    without: [['src/server.ts', `type = 'text/plain; charset=utf-8'`, `type = 'text/html; charset=utf-8'`]],
    test: 'test/security/doors.test.ts',
    title: 'a challenge that is markup',
  },
  {
    area: 'GET verify',
    guard: 'no token',
    without: [['src/gateways/cloud-api/cloud-api-gateway.ts', ` && verifyToken !== ''`, '']],
    test: 'test/gateways/cloud-api-signature.test.ts',
    title: 'refuses everybody',
  },
  {
    area: 'OAuth state',
    guard: 'manifest',
    without: [['slack-manifest.json', '"token_rotation_enabled": false', '"token_rotation_enabled": true']],
    test: 'test/security/shipped.test.ts',
    title: 'no token rotation',
  },
  {
    area: 'OAuth state',
    guard: 'routes',
    without: [
      [
        'src/server.ts',
        `answerText(response, 404, 'There is nothing here.');`,
        `answerText(response, 200, 'Welcome.');`,
      ],
    ],
    test: 'test/security/doors.test.ts',
    title: 'signs in',
  },
  {
    area: 'Token storage',
    guard: 'Token storage',
    without: [
      [
        'src/entities/database/installation-stamp.ts',
        `const newTokenKey = () => randomBytes(6).toString('base64url');`,
        `const newTokenKey = () => process.env.SLACK_BOT_TOKEN ?? randomBytes(6).toString('base64url');`,
      ],
    ],
    test: 'test/security/canary.test.ts',
    title: 'no token and no secret',
  },
  {
    area: 'Token rotation',
    guard: 'rotation not asked for',
    without: [['slack-manifest.json', '"token_rotation_enabled": false', '"token_rotation_enabled": true']],
    test: 'test/security/shipped.test.ts',
    title: 'no token rotation',
  },
];
