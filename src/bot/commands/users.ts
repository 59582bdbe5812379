import { text } from '../../entities/language/say.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import type { Command } from '../listener.ts';
import { loadUsersScreen } from '../views/load-users.ts';
import { describeScope, findScope } from '../views/scope-lookup.ts';
import { openScreen } from '../views/show-screen.ts';

export const users: Command = {
  name: 'users',
  usage: 'users [conversation|D-n]',
  summary: text('The users one by one, phones masked.'),
  needs: 'viewer',
  async run(call) {
    const { context, args } = call;
    const description = await describeScope(context, await findScope(context, args));
    await openScreen(
      call,
      await loadUsersScreen(context, description, { scope: scopeValue(description.scope), filter: {} }),
    );
  },
};
