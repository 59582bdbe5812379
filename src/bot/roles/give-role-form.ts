import type { ModalView } from '@slack/types';
import type { GrantWish } from '../../dispatch/approvals/roles.ts';
import { said, say } from '../../entities/language/say.ts';
import { givenRoles, isGivenRole, roleWords } from '../../entities/role.ts';
import { input, plain, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import { cutTo } from '../blocks/slack-text.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { ViewValues } from '../listener.ts';
import { listAt, textAt } from '../payload.ts';
import { idIn } from '../send/view-values.ts';

export const giveRoleForm = { callbackId: 'give_role' } as const;
export const groupsActionId = 'role_groups';
export const conversationActionId = 'role_conversation';

const field = {
  role: 'role',
  people: 'people',
  groups: 'groups',
  channel: 'channel',
  conversation: 'about',
} as const;
export const roleField = field.role;
export const peopleField = field.people;

/** `below` is the list of roles that it was opened from. */
export function giveRoleView(simulated: boolean, below = ''): ModalView {
  const options = givenRoles.map((role) => ({
    text: plain(said(roleWords[role].label), limits.optionText),
    value: role,
    description: plain(cutTo(said(roleWords[role].may), limits.optionText), limits.optionText),
  }));
  const anywhere = { optional: true, hint: say`Left out, the role holds everywhere.` } as const;
  return formModal({
    callbackId: giveRoleForm.callbackId,
    privateMetadata: below,
    title: say`Give a role`,
    submit: say`Give`,
    close: say`Cancel`,
    blocks: [
      input(field.role, say`Role`, { type: 'static_select', action_id: 'role', options }),
      input(
        field.people,
        say`People`,
        { type: 'multi_users_select', action_id: 'people' },
        { optional: true },
      ),
      input(
        field.groups,
        say`User groups`,
        { type: 'multi_external_select', action_id: groupsActionId, min_query_length: 0 },
        { optional: true, hint: say`Who belongs to them is asked at every press.` },
      ),
      input(
        field.channel,
        say`Only in this channel`,
        {
          type: 'conversations_select',
          action_id: 'channel',
          filter: { include: ['public', 'private'] },
        },
        anywhere,
      ),
      input(
        field.conversation,
        say`Only for this conversation`,
        { type: 'external_select', action_id: conversationActionId, min_query_length: 0 },
        anywhere,
      ),
      ...simulatedMark(simulated),
    ],
  });
}

/** What was chosen, or the field that lacks something. */
export function parseGiveRole(values: ViewValues): GrantWish | FieldProblem {
  const role = textAt(values, field.role, 'role', 'selected_option', 'value');
  if (!isGivenRole(role)) return { block: field.role, problem: say`Choose a role.` };
  const people = listAt(values, field.people, 'people', 'selected_users');
  const groups = listAt(values, field.groups, groupsActionId, 'selected_options').map((option) =>
    textAt(option, 'value'),
  );
  const holders = [...people, ...groups].filter((id) => typeof id === 'string');
  if (holders.length === 0) return { block: field.people, problem: say`Choose a person or a user group.` };
  const conversation = textAt(values, field.conversation, conversationActionId, 'selected_option', 'value');
  return {
    role,
    holders,
    channelId: textAt(values, field.channel, 'channel', 'selected_conversation') ?? null,
    conversationId: idIn(conversation ?? '') ?? null,
  };
}
