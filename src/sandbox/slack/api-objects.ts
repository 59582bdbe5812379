// The objects of Slack's answers and payloads: https://docs.slack.dev/reference/objects
import type { StoredChannel } from './channel-store.ts';
import type { StoredFile } from './file-store.ts';
import type { JsonRecord } from './json.ts';
import type { StoredMessage } from './message-store.ts';
import { repliesTo } from './page-objects.ts';
import type { SeedUser } from './seed.ts';
import type { StoredView } from './view-store.ts';
import type { Workspace } from './workspace.ts';

export function fileObject(workspace: Workspace, file: StoredFile): JsonRecord {
  const { id, name, title, mimetype, filetype, user, created, bytes } = file;
  const { team } = workspace.seed;
  const place = `${workspace.baseUrl()}/files/${team.id}-${id}`;
  const address = encodeURIComponent(name);
  return {
    id,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user,
    user_team: team.id,
    created,
    timestamp: created,
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    editable: false,
    file_access: 'visible',
    url_private: `${place}/${address}`,
    url_private_download: `${place}/download/${address}`,
    permalink: `${workspace.baseUrl()}/page/files/${id}`,
  };
}

/** `withMetadata` adds the payload; its event type is always there, as in history. */
export function messageObject(workspace: Workspace, message: StoredMessage, withMetadata = true): JsonRecord {
  const { bot, app, team } = workspace.seed;
  const { user, text, ts, blocks, edited, subtype, thread_ts, metadata } = message;
  const replies = thread_ts ? [] : repliesTo(workspace, message);
  const files = message.files?.map((id) => workspace.files.find(id)).filter((file) => file !== undefined);
  return {
    type: 'message',
    ...(subtype ? { subtype } : {}),
    user,
    text,
    ts,
    team: team.id,
    ...(user === bot.user_id
      ? {
          bot_id: bot.bot_id,
          app_id: app.id,
          bot_profile: { id: bot.bot_id, name: bot.name, app_id: app.id },
        }
      : {}),
    ...(blocks ? { blocks } : {}),
    ...(edited ? { edited } : {}),
    ...(files ? { files: files.map((file) => fileObject(workspace, file)), upload: true } : {}),
    ...(thread_ts ? { thread_ts } : {}),
    ...(replies.length > 0
      ? { thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
      : {}),
    ...(metadata ? { metadata: withMetadata ? metadata : { event_type: metadata.event_type } } : {}),
  };
}

export function channelObject(workspace: Workspace, channel: StoredChannel): JsonRecord {
  const isMember = channel.members.has(workspace.seed.bot.user_id);
  if (channel.kind === 'dm')
    return { id: channel.id, is_im: true, is_channel: false, user: channel.with_user, is_archived: false };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.is_archived,
    is_general: channel.name === 'general',
    is_ext_shared: channel.is_ext_shared === true,
    is_shared: channel.is_ext_shared === true,
    is_org_shared: false,
    is_member: isMember,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.size,
  };
}

export function userObject(workspace: Workspace, user: SeedUser, withLocale: boolean): JsonRecord {
  const offset = offsetSeconds(user.tz, workspace.now());
  return {
    id: user.id,
    team_id: workspace.seed.team.id,
    name: user.name,
    real_name: user.real_name,
    deleted: false,
    is_admin: user.is_admin,
    is_owner: user.is_admin,
    is_restricted: user.is_restricted,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_stranger: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offset,
    profile: { real_name: user.real_name, display_name: user.name, email: `${user.name}@acme.example` },
    ...(withLocale ? { locale: workspace.localeOf(user.id) } : {}),
  };
}

export function botUserObject(workspace: Workspace): JsonRecord {
  const { bot, team } = workspace.seed;
  return {
    id: bot.user_id,
    team_id: team.id,
    name: bot.name.toLowerCase(),
    real_name: bot.name,
    deleted: false,
    is_bot: true,
    is_admin: false,
    is_restricted: false,
    is_ultra_restricted: false,
    tz: 'UTC',
    tz_offset: 0,
    profile: { real_name: bot.name, bot_id: bot.bot_id, api_app_id: workspace.seed.app.id },
  };
}

export function viewObject(workspace: Workspace, view: StoredView, values: JsonRecord = {}): JsonRecord {
  const { user: _user, fromChannel: _from, title, submit, close, ...rest } = view;
  const { team, app, bot } = workspace.seed;
  return {
    ...rest,
    team_id: team.id,
    app_id: app.id,
    bot_id: bot.bot_id,
    app_installed_team_id: team.id,
    title: title ?? null,
    submit: submit ?? null,
    close: close ?? null,
    state: { values },
  };
}

function offsetSeconds(timeZone: string, at: Date): number {
  const wall = new Date(at.toLocaleString('en-US', { timeZone, timeZoneName: undefined })).getTime();
  const utc = new Date(at.toLocaleString('en-US', { timeZone: 'UTC' })).getTime();
  return Math.round((wall - utc) / 1000);
}
