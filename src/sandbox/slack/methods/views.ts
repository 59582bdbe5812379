import { viewObject } from '../api-objects.ts';
import { type JsonRecord, textAt } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { readView } from '../view-content.ts';
import type { StoredView } from '../view-store.ts';
import type { Workspace } from '../workspace.ts';
import { type Methods, needText } from './method.ts';

function namedView(args: JsonRecord, workspace: Workspace): StoredView {
  const { views } = workspace;
  const id = textAt(args, 'view_id');
  const external = textAt(args, 'external_id');
  const view = id ? views.find(id) : external ? views.findExternal(external) : undefined;
  if (!view) throw new SlackError('not_found');
  return view;
}

function refuseOtherHash(args: JsonRecord, view: StoredView | undefined): void {
  const hash = textAt(args, 'hash');
  if (hash && view && hash !== view.hash) throw new SlackError('hash_conflict');
}

export const views: Methods = {
  'views.open': {
    tier: 'tier4',
    run(args, workspace) {
      const id = needText(args, 'trigger_id');
      const content = readView(workspace, args.view, 'modal');
      const { user, channel } = workspace.triggers.spend(id);
      return { view: viewObject(workspace, workspace.views.open(user, content, channel)) };
    },
  },
  'views.push': {
    tier: 'tier4',
    run(args, workspace) {
      const id = needText(args, 'trigger_id');
      const content = readView(workspace, args.view, 'modal');
      const { user, viewId } = workspace.triggers.spend(id);
      if (!viewId) throw new SlackError('invalid_trigger_id');
      return { view: viewObject(workspace, workspace.views.push(user, content)) };
    },
  },
  'views.update': {
    tier: 'tier4',
    run(args, workspace) {
      const known = namedView(args, workspace);
      const content = readView(workspace, args.view, known.type);
      refuseOtherHash(args, known);
      return { view: viewObject(workspace, workspace.views.replace(known.id, content)) };
    },
  },
  'views.publish': {
    tier: 'tier4',
    run(args, workspace) {
      const user = needText(args, 'user_id');
      if (!workspace.seed.users.some(({ id }) => id === user)) throw new SlackError('user_not_found');
      const content = readView(workspace, args.view, 'home');
      refuseOtherHash(args, workspace.views.home(user));
      return { view: viewObject(workspace, workspace.views.publish(user, content)) };
    },
  },
};
