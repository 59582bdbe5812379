/** Slack's error words with what they mean and what to do: https://docs.slack.dev/reference/methods/chat.postMessage */
const refusals: Readonly<Record<string, string>> = {
  not_in_channel: 'The app is not in the channel. Invite it there with /invite.',
  channel_not_found:
    'The channel does not exist, or it is private and the app is not in it. Invite it there with /invite.',
  is_archived: 'The channel is archived. Unarchive it or subscribe in another channel.',
  restricted_action: 'A workspace setting keeps the app from posting in this channel. Ask a workspace admin.',
  restricted_action_read_only_channel:
    'The channel is read-only. Let the app post there or choose another channel.',
  restricted_action_thread_only_channel: 'The channel takes replies in threads only. Choose another channel.',
  restricted_action_thread_locked: 'The thread is locked. Unlock it or choose another place.',
  restricted_action_non_threadable_channel: 'The channel takes no threads. Choose another channel.',
  message_limit_exceeded: 'The workspace reached its limit of messages. Ask a workspace admin.',
  not_allowed_token_type: 'The app’s token cannot post messages. Set the bot token that begins with xoxb-.',
  invalid_auth: 'Slack does not accept the app’s token. Set the current bot token and restart.',
  not_authed: 'The app has no token. Set the bot token and restart.',
  token_revoked: 'The app’s token was revoked. Install the app again and set its new token.',
  token_expired: 'The app’s token has expired. Install the app again and set its new token.',
  account_inactive: 'The app was removed from the workspace. Install it again.',
  missing_scope: 'The app lacks a permission. Install it again with the scopes of its manifest.',
  team_not_found: 'The workspace does not exist any more.',
  team_access_not_granted: 'The app has no access to the workspace. Ask a workspace admin.',
  ekm_access_denied: 'The workspace’s key management denies the app access. Ask a workspace admin.',
  messages_tab_disabled: 'Direct messages from the app are switched off. Switch on its Messages tab.',
  user_not_found: 'There is no such person in the workspace.',
  user_disabled: 'The person’s account is deactivated.',
  user_not_visible: 'The app cannot see this person.',
  cannot_dm_bot: 'Apps cannot be sent direct messages.',
  cannot_reply_to_message: 'The message takes no replies.',
  message_not_found: 'The message was deleted.',
  cant_update_message: 'The message belongs to another app.',
  edit_window_closed: 'The workspace does not allow edits of messages this old.',
  is_inactive: 'The message can no longer be edited.',
  msg_too_long: 'The message is too long.',
  metadata_too_large: 'The message’s metadata is too large.',
  no_text: 'The message is empty.',
};

export const refusalText = (error: string): string =>
  refusals[error] ?? `Slack refused the message (${error}). Ask whoever runs the app to look this up.`;

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
