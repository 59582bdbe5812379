import { botUserObject, userObject } from '../api-objects.ts';
import { SlackError } from '../slack-error.ts';
import { flagAt, type Methods, needText, page } from './method.ts';

export const users: Methods = {
  'auth.test': {
    tier: 'tier4',
    run(_args, workspace) {
      const { team, bot } = workspace.seed;
      return {
        url: `${workspace.baseUrl()}/`,
        team: team.name,
        team_id: team.id,
        user: bot.name.toLowerCase(),
        user_id: bot.user_id,
        bot_id: bot.bot_id,
        is_enterprise_install: false,
      };
    },
  },
  'users.info': {
    tier: 'tier4',
    run(args, workspace) {
      const id = needText(args, 'user');
      if (id === workspace.seed.bot.user_id) return { user: botUserObject(workspace) };
      const user = workspace.seed.users.find((each) => each.id === id);
      if (!user) throw new SlackError('user_not_found');
      return { user: userObject(workspace, user, flagAt(args, 'include_locale')) };
    },
  },
  'users.list': {
    tier: 'tier2',
    run(args, workspace) {
      const withLocale = flagAt(args, 'include_locale');
      const people = workspace.seed.users.map((user) => userObject(workspace, user, withLocale));
      const all = [...people, botUserObject(workspace)];
      const { items, next } = page(all, args, { usual: 1000, most: 1000 });
      return { members: items, cache_ts: 0, ...next };
    },
  },
};
