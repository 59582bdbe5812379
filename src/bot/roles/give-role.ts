import { say } from '../../entities/language/say.ts';
import { limits } from '../blocks/limits.ts';
import { mention } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import { answerParsed } from '../field-problem.ts';
import type { Action, Call, Options, Submission } from '../listener.ts';
import { UsageError } from '../listener.ts';
import { idIn } from '../send/view-values.ts';
import { nameText } from '../send/words.ts';
import { noticeView, replaceByNotice } from '../views/notice.ts';
import { openForm, replaceScreen, updateView } from '../views/show-screen.ts';
import {
  conversationActionId,
  giveRoleForm,
  giveRoleView,
  groupsActionId,
  parseGiveRole,
} from './give-role-form.ts';
import { grantText, isUserGroup } from './holder-text.ts';
import { mostGrants, openGiveRoleId, rolesScreen, takeRoleId } from './roles-screen.ts';

export const loadRolesScreen = async ({ context }: Pick<Call, 'context'>, note?: string) =>
  rolesScreen(await context.roles.list(mostGrants), context.adminUsers, note);

export const openGiveRole: Action = {
  id: openGiveRoleId,
  needs: 'admin',
  run: async (call) => openForm(call, giveRoleView(call.context.simulated, call.view?.id)),
};

export const takeRole: Action = {
  id: takeRoleId,
  needs: 'admin',
  async run(call) {
    const id = idIn(call.value);
    if (id === undefined)
      throw new UsageError(say`This button is no longer valid. Open /treble roles again.`);
    const taken = await call.context.roles.take(id, call.userId);
    const note = taken ? say`Taken away: ${grantText(taken)}` : say`This role was taken away before.`;
    await replaceScreen(call, await loadRolesScreen(call, note));
  },
};

/** Guests, bots and people of other organisations, whom no role would help. */
async function outsidersAmong({ access }: BotContext, holders: readonly string[]): Promise<string[]> {
  const people = holders.filter((id) => !isUserGroup(id));
  const refusals = await Promise.all(people.map((userId) => access.refusal({ userId }, 'viewer')));
  return people.filter((_id, index) => refusals[index] !== undefined);
}

export const giveRole: Submission = {
  callbackId: giveRoleForm.callbackId,
  needs: 'admin',
  answer: ({ values }) => answerParsed(parseGiveRole(values), () => noticeView(say`One moment…`, false)),
  async work(call) {
    const wish = parseGiveRole(call.values);
    if ('problem' in wish) throw new UsageError(wish.problem);
    const outsiders = await outsidersAmong(call.context, wish.holders);
    if (outsiders.length > 0) {
      const names = outsiders.map(mention).join(', ');
      const refusal = say`No role was given: ${names} may not use this app. Choose full members of this workspace.`;
      return replaceByNotice(call, refusal, call.viewId);
    }
    const given = await call.context.roles.give(wish, call.userId);
    const sentence =
      given === 0
        ? say`They had this role already. \`/treble roles\` shows who has what.`
        : say`Given. It counts from the next press on. \`/treble roles\` shows who has what.`;
    await replaceByNotice(call, sentence, call.viewId);
    const below = call.privateMetadata;
    if (below !== '' && below !== call.viewId)
      await updateView(call, { id: below, hash: undefined }, await loadRolesScreen(call));
  },
};

export const groupOptions: Options = {
  actionId: groupsActionId,
  needs: 'admin',
  async load(typed, { background }) {
    const { usergroups = [] } = await background.usergroups.list();
    const wanted = typed.trim().replace(/^@/, '').toLowerCase();
    return usergroups.flatMap(({ id, name = '', handle = '' }) =>
      id && `${name} ${handle}`.toLowerCase().includes(wanted)
        ? [{ text: nameText(`${name} @${handle}`, limits.optionText), value: id }]
        : [],
    );
  },
};

export const roleConversationOptions: Options = {
  actionId: conversationActionId,
  needs: 'admin',
  async load(typed, { dispatch }) {
    const found = await dispatch.findConversations(typed.trim(), limits.optionsPerSelect);
    return found.map(({ name, conversationId }) => ({
      text: nameText(name, limits.optionText),
      value: String(conversationId),
    }));
  },
};
