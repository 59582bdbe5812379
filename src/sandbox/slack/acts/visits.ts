import { userObject, viewObject } from '../api-objects.ts';
import type { JsonRecord } from '../json.ts';
import type { PageAnswer } from '../page-protocol.ts';
import { eventEnvelope } from '../payloads.ts';
import { maySee } from '../workspace.ts';
import { type Acting, type ActOf, acknowledged, done, refuse } from './acting.ts';

async function tell({ workspace, dispatcher }: Acting, event: JsonRecord): Promise<PageAnswer> {
  if (!workspace.seed.events.includes(String(event.type))) return done;
  return acknowledged(await dispatcher.event(eventEnvelope(workspace, event)));
}

export function openHome({ user }: ActOf<'open_home'>, acting: Acting): Promise<PageAnswer> {
  const { workspace } = acting;
  const home = workspace.views.home(user);
  return tell(acting, {
    type: 'app_home_opened',
    user,
    channel: workspace.channels.directMessageWith(user)?.id,
    tab: 'home',
    ...(home ? { view: viewObject(workspace, home) } : {}),
  });
}

export async function inviteBot(act: ActOf<'invite_bot'>, acting: Acting): Promise<PageAnswer> {
  const { workspace } = acting;
  const { bot, team } = workspace.seed;
  const channel = workspace.channels.find(act.channel);
  if (!channel || !maySee(workspace, act.user, channel))
    return refuse('channel_not_found', 'There is no such channel.');
  if (channel.members.has(bot.user_id)) return refuse('already_in_channel', `${bot.name} is already here.`);
  workspace.putChannel({ ...channel, members: new Set([...channel.members, bot.user_id]) });
  workspace.post({
    channel: channel.id,
    user: bot.user_id,
    text: `<@${bot.user_id}> has joined the channel`,
    subtype: 'channel_join',
  });
  return tell(acting, {
    type: 'member_joined_channel',
    user: bot.user_id,
    channel: channel.id,
    channel_type: 'C',
    team: team.id,
    inviter: act.user,
  });
}

/** Done whatever the app says to the event. */
export async function speak({ user, locale }: ActOf<'speak'>, acting: Acting): Promise<PageAnswer> {
  const { workspace } = acting;
  workspace.speak(user, locale);
  const person = workspace.seed.users.find(({ id }) => id === user);
  if (person) await tell(acting, { type: 'user_change', user: userObject(workspace, person, false) });
  return done;
}

export function dismiss(act: ActOf<'dismiss'>, { workspace }: Acting): PageAnswer {
  const message = workspace.messages.find(act.channel, act.ts);
  if (message?.onlyFor !== act.user) return refuse('message_not_found', 'This message is no longer here.');
  workspace.remove(message);
  return done;
}
