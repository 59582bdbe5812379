import { said, say, text } from '../entities/language/say.ts';

const layout = text(
  'Slack took neither the layout nor the words alone. Ask whoever runs the app to report this.',
);

/** Our own word, beside Slack's: people of another organisation would read it (Slack Connect). */
export const sharedChannel = 'is_ext_shared';

/** Slack's error words with what they mean and what to do: https://docs.slack.dev/reference/methods/chat.postMessage */
const refusals: Readonly<Record<string, string>> = {
  not_in_channel: text('The app is not in the channel. Invite it there with /invite.'),
  channel_not_found: text(
    'The channel does not exist, or it is private and the app is not in it. Invite it there with /invite.',
  ),
  is_archived: text('The channel is archived. Unarchive it or subscribe in another channel.'),
  [sharedChannel]: text(
    'The channel is shared with another organisation, whose people would read it. Choose a channel of your own.',
  ),
  restricted_action: text(
    'A workspace setting keeps the app from posting in this channel. Ask a workspace admin.',
  ),
  restricted_action_read_only_channel: text(
    'The channel is read-only. Let the app post there or choose another channel.',
  ),
  restricted_action_thread_only_channel: text(
    'The channel takes replies in threads only. Choose another channel.',
  ),
  restricted_action_thread_locked: text('The thread is locked. Unlock it or choose another place.'),
  restricted_action_non_threadable_channel: text('The channel takes no threads. Choose another channel.'),
  message_limit_exceeded: text('The workspace reached its limit of messages. Ask a workspace admin.'),
  not_allowed_token_type: text(
    'The app’s token cannot post messages. Set the bot token that begins with xoxb-.',
  ),
  invalid_auth: text('Slack does not accept the app’s token. Set the current bot token and restart.'),
  not_authed: text('The app has no token. Set the bot token and restart.'),
  token_revoked: text('The app’s token was revoked. Install the app again and set its new token.'),
  token_expired: text('The app’s token has expired. Install the app again and set its new token.'),
  account_inactive: text('The app was removed from the workspace. Install it again.'),
  missing_scope: text('The app lacks a permission. Install it again with the scopes of its manifest.'),
  team_not_found: text('The workspace does not exist any more.'),
  team_access_not_granted: text('The app has no access to the workspace. Ask a workspace admin.'),
  ekm_access_denied: text('The workspace’s key management denies the app access. Ask a workspace admin.'),
  messages_tab_disabled: text('Direct messages from the app are switched off. Switch on its Messages tab.'),
  user_not_found: text('There is no such person in the workspace.'),
  user_disabled: text('The person’s account is deactivated.'),
  user_not_visible: text('The app cannot see this person.'),
  cannot_dm_bot: text('Apps cannot be sent direct messages.'),
  cannot_reply_to_message: text('The message takes no replies.'),
  message_not_found: text('The message was deleted.'),
  cant_update_message: text('The message belongs to another app.'),
  edit_window_closed: text('The workspace does not allow edits of messages this old.'),
  is_inactive: text('The message can no longer be edited.'),
  msg_too_long: text('The message is too long.'),
  metadata_too_large: text('The message’s metadata is too large.'),
  invalid_blocks: layout,
  invalid_blocks_format: layout,
  msg_blocks_too_long: layout,
  no_text: text('The message is empty.'),
};

/** What a word means and what to do, in the language that is spoken. */
export function refusalText(error: string): string {
  const known = refusals[error];
  return known === undefined
    ? say`Slack refused the message (${error}). Ask whoever runs the app to look this up.`
    : said(known);
}

/** Slack took neither the layout nor a part of it; the words alone are still welcome. */
export const refusedLayouts: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'block_mismatch',
  'only_one_table_allowed',
  'slack_file_not_found',
]);

/** Slack itself does not say whether it happened: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const uncertainErrors: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

export const rateErrors: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'team_quota_exceeded',
]);

/** Reading a channel's messages is not allowed, or there is nothing to read. */
export const unreadableErrors: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
  'access_denied',
  'no_permission',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
]);
