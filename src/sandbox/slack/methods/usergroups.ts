import { SlackError } from '../slack-error.ts';
import { type Methods, needText } from './method.ts';

export const usergroups: Methods = {
  'usergroups.list': {
    tier: 'tier2',
    run: (_args, { seed }) => ({
      usergroups: seed.groups.map(({ id, handle, name }) => ({ id, handle, name, is_usergroup: true })),
    }),
  },
  'usergroups.users.list': {
    tier: 'tier2',
    run(args, { seed }) {
      const id = needText(args, 'usergroup');
      const group = seed.groups.find((each) => each.id === id);
      if (!group) throw new SlackError('no_such_subteam');
      return { users: [...group.users] };
    },
  },
};
