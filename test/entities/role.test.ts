import { expect, test } from 'vitest';
import {
  allows,
  everywhere,
  type Grant,
  givenRoles,
  type Place,
  type Role,
  roleNames,
} from '../../src/entities/role.ts';

const growth = { channelId: 'C0GROWTH', conversationId: 7 };
const grant = (role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  role,
  channelId: null,
  conversationId: null,
  ...more,
});

const stories: [story: string, grants: Grant[], asked: Role, place: Place, allowed: boolean][] = [
  ['every member looks', [], 'viewer', everywhere, true],
  ['nobody sends without the role', [], 'sender', {}, false],
  ['a sender sends', [grant('sender')], 'sender', growth, true],
  ['a sender does not approve', [grant('sender')], 'approver', growth, false],
  ['an approver does not send', [grant('approver')], 'sender', growth, false],
  ['an admin does everything', [grant('admin')], 'approver', everywhere, true],
  [
    'a sender of the channel sends in it',
    [grant('sender', { channelId: 'C0GROWTH' })],
    'sender',
    growth,
    true,
  ],
  ['and not in another', [grant('sender', { channelId: 'C0SUPPORT' })], 'sender', growth, false],
  ['and not everywhere', [grant('sender', { channelId: 'C0GROWTH' })], 'sender', everywhere, false],
  ['a sender of the conversation sends it', [grant('sender', { conversationId: 7 })], 'sender', growth, true],
  ['and no other one', [grant('sender', { conversationId: 8 })], 'sender', growth, false],
  [
    'both have to fit',
    [grant('sender', { channelId: 'C0GROWTH', conversationId: 8 })],
    'sender',
    growth,
    false,
  ],
  ['not known yet, any place will do', [grant('sender', { channelId: 'C0SUPPORT' })], 'sender', {}, true],
  [
    'an admin of one channel is none elsewhere',
    [grant('admin', { channelId: 'C0SUPPORT' })],
    'sender',
    growth,
    false,
  ],
];

test.each(stories)('%s', (_story, grants, asked, place, allowed) => {
  expect(allows(grants, asked, place)).toBe(allowed);
});

test('every role but the one of all members is given', () => {
  expect(['viewer', ...givenRoles]).toEqual(roleNames);
});
