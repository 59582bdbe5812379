import { messageObject } from '../api-objects.ts';
import { answeredMessage, carryOut } from '../app-answer.ts';
import type { StoredChannel } from '../channel-store.ts';
import type { StoredMessage } from '../message-store.ts';
import { threadFields } from '../methods/chat.ts';
import type { PageAnswer } from '../page-protocol.ts';
import { commandFields, eventEnvelope } from '../payloads.ts';
import { SlackError } from '../slack-error.ts';
import { type Acting, type ActOf, done, refuse } from './acting.ts';

const mentionOrReserved = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+)(?:\|[^>]*)?>|[&<>]/g;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Typed text as Slack stores it: three characters escaped, mentions kept. */
export const escapeTyped = (text: string): string =>
  text.replace(mentionOrReserved, (found) => escapes[found] ?? found);

async function runCommand(act: ActOf<'say'>, channel: StoredChannel, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  const [, command = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(act.text.trim()) ?? [];
  const fail = (error: string, message: string): PageAnswer => {
    workspace.notice(act.user, message, channel.id);
    return refuse(error, message);
  };
  if (!workspace.seed.commands.some((each) => each.command === command))
    return fail(
      'invalid_command',
      `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands. If you want to send a message and not run a command, try preceding the "/" with an empty space.`,
    );
  if (act.thread_ts) return fail('not_in_threads', `${command} is not supported in threads. Sorry!`);

  const delivery = await dispatcher.command(
    commandFields(workspace, act.user, channel, command, text.trim()),
  );
  const failed = (error: string) => fail(error, `${command} failed with the error "${error}"`);
  if (!delivery.ok) return failed(delivery.error);
  const answer = answeredMessage(delivery.text, delivery.json);
  if (!answer) return done;
  try {
    carryOut(workspace, { user: act.user, channel: channel.id }, answer);
    return done;
  } catch (error) {
    if (error instanceof SlackError) return failed('invalid_command_response');
    throw error;
  }
}

const channelType: Readonly<Record<StoredChannel['kind'], string>> = {
  channel: 'channel',
  private: 'group',
  dm: 'im',
};

const subscriptions: Readonly<Record<StoredChannel['kind'], string>> = {
  channel: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
};

/** The app hears what is written where it is a member, and where it is mentioned, as far as it subscribed to that. */
async function tellApp(message: StoredMessage, { workspace, dispatcher }: Acting): Promise<void> {
  const { bot, events } = workspace.seed;
  const channel = workspace.channels.find(message.channel);
  if (!channel?.members.has(bot.user_id)) return;
  if (events.includes(subscriptions[channel.kind])) {
    const event = { ...messageObject(workspace, message), channel: channel.id };
    await dispatcher.event(eventEnvelope(workspace, { ...event, channel_type: channelType[channel.kind] }));
  }
  if (events.includes('app_mention') && message.text.includes(`<@${bot.user_id}>`)) {
    const { ts, text, thread_ts, user } = message;
    const event = { type: 'app_mention', user, channel: channel.id, ts, text };
    await dispatcher.event(eventEnvelope(workspace, thread_ts ? { ...event, thread_ts } : event));
  }
}

/** Posts what a person typed, or runs it as a slash command. */
export async function say(act: ActOf<'say'>, acting: Acting): Promise<PageAnswer> {
  const { workspace } = acting;
  const channel = workspace.channels.find(act.channel);
  if (!channel?.members.has(act.user)) return refuse('not_in_channel', 'You are not in this channel.');
  // Two strokes are no command's name; people begin asides with them.
  if (/^\/(?!\/)/.test(act.text)) return runCommand(act, channel, acting);
  if (channel.is_archived) return refuse('is_archived', 'This channel is archived.');
  const files = act.files ?? [];
  if (!act.text.trim() && files.length === 0) return refuse('no_text', 'There is nothing to send.');
  if (files.some((id) => !workspace.files.find(id)))
    return refuse('file_not_found', 'This file is no longer here. Please add it again.');
  try {
    const message = workspace.post({
      ...threadFields(workspace, channel.id, act.thread_ts),
      channel: channel.id,
      user: act.user,
      text: escapeTyped(act.text),
      ...(files.length > 0 ? { files, subtype: 'file_share' } : {}),
    });
    await tellApp(message, acting);
    return done;
  } catch (error) {
    if (error instanceof SlackError) return refuse(error.code, 'This thread is no longer here.');
    throw error;
  }
}
