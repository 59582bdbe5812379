// What the app receives: https://docs.slack.dev/reference/interaction-payloads
import { randomBytes } from 'node:crypto';
import { viewObject } from './api-objects.ts';
import type { StoredChannel } from './channel-store.ts';
import { secondsOf } from './clock.ts';
import type { StateValues } from './element-values.ts';
import { newId } from './file-store.ts';
import type { JsonRecord } from './json.ts';
import type { ResponseHook } from './response-hook-store.ts';
import type { StoredView } from './view-store.ts';
import type { Workspace } from './workspace.ts';

// The deprecated verification token: it says nothing, and nothing may rely on it.
const token = 'deprecated-verification-token';

export const responseUrl = (workspace: Workspace, hook: ResponseHook): string =>
  `${workspace.baseUrl()}/response/${workspace.hooks.issue(hook)}`;

/** Names as slash commands carry them. */
export const channelName = ({ kind, name }: StoredChannel): string =>
  ({ dm: 'directmessage', private: 'privategroup', channel: name })[kind];

export const actionTs = (workspace: Workspace): string =>
  `${secondsOf(workspace.now)}.${randomBytes(3).readUIntBE(0, 3).toString().padStart(6, '0').slice(-6)}`;

function envelope(workspace: Workspace, type: string, user: string): JsonRecord {
  const { team, app, users } = workspace.seed;
  const name = users.find(({ id }) => id === user)?.name ?? user;
  return {
    type,
    token,
    user: { id: user, username: name, name, team_id: team.id },
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
  };
}

export function commandFields(
  workspace: Workspace,
  user: string,
  channel: StoredChannel,
  command: string,
  text: string,
): Readonly<Record<string, string>> {
  const { team, app, users } = workspace.seed;
  return {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user,
    user_name: users.find(({ id }) => id === user)?.name ?? user,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(workspace, { user, channel: channel.id }),
    trigger_id: workspace.triggers.issue({ user, channel: channel.id }),
  };
}

/** `place` says where it was pressed: container, channel, message or view. */
export function blockActions(
  workspace: Workspace,
  user: string,
  action: JsonRecord,
  values: StateValues,
  place: JsonRecord,
): JsonRecord {
  return {
    ...envelope(workspace, 'block_actions', user),
    ...place,
    state: { values },
    actions: [{ ...action, action_ts: actionTs(workspace) }],
  };
}

export function viewSubmission(
  workspace: Workspace,
  view: StoredView,
  values: StateValues,
  responseUrls: readonly JsonRecord[],
): JsonRecord {
  return {
    ...envelope(workspace, 'view_submission', view.user),
    trigger_id: workspace.triggers.issue({
      user: view.user,
      viewId: view.id,
      ...(view.fromChannel ? { channel: view.fromChannel } : {}),
    }),
    view: viewObject(workspace, view, values),
    response_urls: responseUrls,
  };
}

export const viewClosed = (workspace: Workspace, view: StoredView, isCleared: boolean): JsonRecord => ({
  ...envelope(workspace, 'view_closed', view.user),
  view: viewObject(workspace, view),
  is_cleared: isCleared,
});

export const shortcut = (workspace: Workspace, user: string, fields: JsonRecord): JsonRecord => ({
  ...envelope(workspace, 'shortcut', user),
  action_ts: actionTs(workspace),
  ...fields,
});

export const blockSuggestion = (workspace: Workspace, user: string, fields: JsonRecord): JsonRecord => ({
  ...envelope(workspace, 'block_suggestion', user),
  ...fields,
});

export function eventEnvelope(workspace: Workspace, event: JsonRecord): JsonRecord {
  const { team, app, bot } = workspace.seed;
  return {
    token,
    team_id: team.id,
    api_app_id: app.id,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: secondsOf(workspace.now),
    event: { ...event, event_ts: actionTs(workspace) },
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.user_id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
