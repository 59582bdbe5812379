import type { SecurityArea } from './security-area.ts';

const doors = 'test/security/doors.test.ts';
const shipped = 'test/security/shipped.test.ts';
const guard = 'test/bot/request-guard.test.ts';

/** Who asks, what they may, and how often. */
export const requestAreas: readonly SecurityArea[] = [
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
      [
        'test/bot/own-channels-sink.test.ts',
        'nothing is posted or edited where people of another organisation',
      ],
      ['test/e2e/shared-channel.test.ts', 'a send from a channel that another organisation shares'],
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
    area: 'DoS',
    guard: 'time and size of requests are limited, a full queue answers 503 (server.ts, read-body.ts)',
    tests: [
      [doors, 'a client that sends its head or its body by the drop is hung up on'],
      [doors, 'more connections than allowed are hung up on'],
      ['test/security/flood.test.ts', '5,000 slow clients and a flood of forged webhooks'],
      [doors, '%s takes no body above 4 MB'],
      [guard, 'a body that does not arrive in time is given up'],
      ['test/dispatch/webhook-doors.test.ts', 'S13: one bad item loses none of the others'],
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
