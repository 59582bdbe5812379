import { messageObject, viewObject } from '../api-objects.ts';
import { type StateValues, stateValues } from '../element-values.ts';
import type { JsonRecord } from '../json.ts';
import type { StoredMessage } from '../message-store.ts';
import type { PageBlock, PageContainer } from '../page-protocol.ts';
import { channelName } from '../payloads.ts';
import type { StoredView } from '../view-store.ts';
import { maySee } from '../workspace.ts';
import { type Acting, ownView } from './acting.ts';

/** The message or view that holds an element, as the person sees it. */
export type Place = { readonly blocks: readonly PageBlock[]; readonly channel?: string } & (
  | { readonly message: StoredMessage; readonly view?: undefined }
  | { readonly view: StoredView; readonly message?: undefined }
);

export function findPlace(acting: Acting, user: string, container: PageContainer): Place | undefined {
  const { workspace } = acting;
  if (container.type === 'view') {
    const view = ownView(acting, user, container.view_id);
    return view && { view, blocks: view.blocks, ...(view.fromChannel ? { channel: view.fromChannel } : {}) };
  }
  const channel = workspace.channels.find(container.channel);
  const message = workspace.messages.find(container.channel, container.ts);
  if (!channel || !message || !maySee(workspace, user, channel)) return undefined;
  if (message.onlyFor && message.onlyFor !== user) return undefined;
  return { message, blocks: message.blocks ?? [], channel: channel.id };
}

export const valuesAt = (place: Place, given: JsonRecord): StateValues =>
  stateValues(place.blocks, given, place.channel);

/** The fields of a payload that say where: container and view, or container, channel and message. */
export function placeFields({ workspace }: Acting, place: Place, values: StateValues): JsonRecord {
  if (place.view)
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(workspace, place.view, values),
    };
  const { message } = place;
  const channel = workspace.channels.find(message.channel);
  const isEphemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: { id: message.channel, name: channel ? channelName(channel) : '' },
    // Slack does not keep ephemeral messages, so it does not send them back.
    ...(isEphemeral ? {} : { message: messageObject(workspace, message) }),
  };
}
