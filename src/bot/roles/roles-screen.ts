import type { KnownBlock } from '@slack/types';
import type { GrantLine } from '../../dispatch/approvals/roles.ts';
import { said, say } from '../../entities/language/say.ts';
import { givenRoles, roleWords } from '../../entities/role.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { mention } from '../blocks/slack-text.ts';
import type { Screen } from '../views/screen.ts';
import { grantText } from './holder-text.ts';

export const openGiveRoleId = 'open_give_role';
export const takeRoleId = 'take_role';

/** As many as a modal shows beside the rest. */
export const mostGrants = 80;

const takeButton = (grant: GrantLine) =>
  button({
    id: `${takeRoleId}:${grant.id}`,
    label: say`Take away`,
    value: String(grant.id),
    confirm: {
      title: say`Take this role away?`,
      text: say`It counts from the next press on. What was sent stays sent.`,
      yes: say`Take away`,
      no: say`Keep it`,
    },
  });

/** Who has which role, and what each allows. `note` is said above everything else. */
export function rolesScreen(
  grants: readonly GrantLine[],
  adminUsers: readonly string[],
  note?: string,
): Screen {
  const notes = note === undefined ? [] : [note];
  const always = say`Always admin, by the settings: ${adminUsers.map(mention).join(', ') || '–'}. Every full member is a viewer; guests and people of other organisations have no role.`;
  const meanings = givenRoles.map((role) => `*${said(roleWords[role].label)}* ${said(roleWords[role].may)}`);
  const none = grants.length === 0 ? [say`Nobody else has a role yet.`] : [];
  return {
    title: say`Roles`,
    lines: [...notes, always, ...none, ...grants.map(grantText)],
    blocks: [
      ...[...notes, always, ...none].map((text): KnownBlock => section(text)),
      actions([button({ id: openGiveRoleId, label: say`Give a role`, value: 'new', style: 'primary' })]),
      ...grants.slice(0, mostGrants).map((grant): KnownBlock => section(grantText(grant), takeButton(grant))),
      context(meanings.join('\n')),
    ],
  };
}
