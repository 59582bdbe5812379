import { messageObject } from '../api-objects.ts';
import type { PageAnswer } from '../page-protocol.ts';
import { channelName, responseUrl, shortcut } from '../payloads.ts';
import { maySee } from '../workspace.ts';
import { type Acting, type ActOf, acknowledged, refuse } from './acting.ts';

const unknown = () => refuse('not_found', 'This app has no such shortcut.');

function isRegistered({ workspace }: Acting, type: 'message' | 'global', callbackId: string): boolean {
  return workspace.seed.shortcuts.some((each) => each.type === type && each.callback_id === callbackId);
}

export async function messageShortcut(act: ActOf<'message_shortcut'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  if (!isRegistered(acting, 'message', act.callback_id)) return unknown();
  const channel = workspace.channels.find(act.channel);
  const message = workspace.messages.find(act.channel, act.ts);
  if (!channel || !message || message.onlyFor || !maySee(workspace, act.user, channel))
    return refuse('message_not_found', 'This message is no longer here.');
  const { user } = act;
  const sent = shortcut(workspace, user, {
    type: 'message_action',
    callback_id: act.callback_id,
    trigger_id: workspace.triggers.issue({ user, channel: channel.id }),
    response_url: responseUrl(workspace, { user, channel: channel.id }),
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messageObject(workspace, message),
  });
  return acknowledged(await dispatcher.interaction(sent));
}

export async function globalShortcut(act: ActOf<'global_shortcut'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  if (!isRegistered(acting, 'global', act.callback_id)) return unknown();
  const { user, callback_id } = act;
  const trigger_id = workspace.triggers.issue({ user });
  return acknowledged(await dispatcher.interaction(shortcut(workspace, user, { callback_id, trigger_id })));
}
