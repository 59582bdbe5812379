import { locales } from './locales.ts';
import { pageMessage, pageUser, pageUsers, pageView } from './page-objects.ts';
import type { PageState } from './page-protocol.ts';
import { channelsSeenBy, type Workspace } from './workspace.ts';

/** Everything one person sees; undefined where nobody has that id. */
export function pageState(workspace: Workspace, user: string): PageState | undefined {
  const { seed, views, feed } = workspace;
  const me = seed.users.find(({ id }) => id === user);
  if (!me) return undefined;
  const channels = channelsSeenBy(workspace, user);
  const visible = (channel: string) =>
    workspace.messages.in(channel).filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user);
  const home = views.home(user);
  return {
    seq: feed.seq(),
    team: seed.team,
    me: pageUser(workspace, me),
    languages: locales,
    bot: seed.bot,
    users: pageUsers(workspace),
    channels,
    messages: Object.fromEntries(
      channels.map(({ id }) => [id, visible(id).map((message) => pageMessage(workspace, message))]),
    ),
    modals: views.stack(user).map(pageView),
    home: home ? pageView(home) : null,
    commands: seed.commands,
    shortcuts: seed.shortcuts,
  };
}
