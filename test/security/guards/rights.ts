import type { Guard } from './guard.ts';

/** What people may do, and how much of it. */
export const guardsOfRights: readonly Guard[] = [
  {
    area: 'Who may send',
    guard: 'shared channels',
    without: [['src/bot/own-channels-sink.ts', 'if (!isShared) return call();', 'return call();']],
    test: 'test/bot/own-channels-sink.test.ts',
    title: 'nothing is posted or edited',
  },
  {
    area: 'Who may send',
    guard: 'outsiders',
    without: [['src/bot/access.ts', 'if (outside) return { refuses: outside.refuses };', '']],
    test: 'test/bot/access.test.ts',
    title: 'gets nothing',
  },
  {
    area: 'Who may send',
    guard: 'team of person',
    without: [
      [
        'src/bot/access.ts',
        `return theirs === ours ? 'member' : { refuses: strangers };`,
        `return theirs === undefined || ours ? 'member' : { refuses: strangers };`,
      ],
    ],
    test: 'test/bot/access.test.ts',
    title: 'gets nothing',
  },
  {
    area: 'Who may send',
    guard: 'remembered',
    without: [['src/bot/access.ts', `right === 'viewer' || place !== undefined)`, 'true)']],
    test: 'test/bot/access.test.ts',
    title: 'an admin who became a guest',
  },
  {
    area: 'Who may send',
    guard: 'fingerprint',
    without: [
      ['src/dispatch/approvals/create-approvals.ts', ' || (await fingerprintOf(em, id)) !== fingerprint', ''],
    ],
    test: 'test/bot/approve.test.ts',
    title: '',
  },
  {
    area: 'Who may send',
    guard: 'self approval',
    without: [
      [
        'src/dispatch/approvals/create-approvals.ts',
        'if (![...authors, open.requestedBy].includes(by)) return;',
        'if (authors.length >= 0) return;',
      ],
    ],
    test: 'test/bot/approve.test.ts',
    title: '',
  },
  {
    area: 'Who may send',
    guard: 'guest with role',
    without: [['src/bot/access.ts', 'if (outside) return { refuses: outside.refuses };', '']],
    test: 'test/bot/roles.test.ts',
    title: '',
  },
  {
    area: 'Who may send',
    guard: 'act guards (dispatch)',
    without: [
      [
        'src/bot/guarded-acts.ts',
        `const on = async (target: Target): Promise<void> => need('sender', await roles.placeOf(target));`,
        'const on = async (_target: Target): Promise<void> => undefined;',
      ],
    ],
    test: 'test/bot/roles.test.ts',
    title: '',
  },
  {
    area: 'Who may send',
    guard: 'approver here',
    without: [
      [
        'src/bot/guarded-acts.ts',
        `async approve(id, ...rest) {
      await mayDecide(id);`,
        'async approve(id, ...rest) {',
      ],
      [
        'src/bot/guarded-acts.ts',
        `if ((await access.refusal({ userId }, 'sender', place)) !== undefined) await need('approver', place);`,
        '',
      ],
    ],
    test: 'test/bot/approve.test.ts',
    title: 'another channel',
  },
  {
    area: 'Who may send',
    guard: 'approver form',
    without: [
      [
        'src/bot/guarded-acts.ts',
        `async approve(id, ...rest) {
      await mayDecide(id);`,
        'async approve(id, ...rest) {',
      ],
      [
        'src/bot/guarded-acts.ts',
        `if ((await access.refusal({ userId }, 'sender', place)) !== undefined) await need('approver', place);`,
        '',
      ],
      [
        'src/bot/access.ts',
        'return { refuses: hasElsewhere ? elsewhere : without[right] };',
        `return hasElsewhere ? { refuses: elsewhere } : right === 'approver' ? 'member' : { refuses: without[right] };`,
      ],
    ],
    test: 'test/bot/approve.test.ts',
    title: 'who is no approver',
  },
  {
    area: 'Limits',
    guard: 'typed',
    without: [
      ['src/dispatch/approvals/create-approvals.ts', '&& typed !== open.recipients', '&& typed === -1'],
    ],
    test: 'test/bot/approve.test.ts',
    title: '',
  },
  {
    area: 'Limits',
    guard: 'rows',
    without: [
      ['src/sources/csv-audience.ts', 'if (total <= limits.rows) return;', 'if (total >= 0) return;'],
    ],
    test: 'test/sources/csv-refusals.test.ts',
    title: 'more rows than allowed',
  },
  {
    area: 'Limits',
    guard: 'allowance',
    without: [['src/dispatch/guards/allowance.ts', '<= allowance.most) return;', '<= 1e9) return;']],
    test: 'test/bot/allowance.test.ts',
    title: '',
  },
];
