import { secondsOf } from './clock.ts';
import { describeFile, newId, type StoredFile } from './file-store.ts';
import type { StoredMessage } from './message-store.ts';
import type { Workspace } from './workspace.ts';

/** Arranges what happened before: nothing here reaches the app. */
export interface Scene {
  postAs(
    user: string,
    message: { channel: string; text: string; thread_ts?: string; files?: readonly string[] },
  ): StoredMessage;
  putFile(user: string, name: string, bytes: Uint8Array | string): StoredFile;
  archive(channel: string): void;
  /** From now on people of another organisation read along (Slack Connect). */
  shareOutside(channel: string): void;
  removeFromChannel(channel: string, user: string): void;
}

export function createScene(workspace: Workspace): Scene {
  const channelOf = (id: string) => {
    const channel = workspace.channels.find(id);
    if (!channel) throw new Error(`Expected a channel of the workspace, found "${id}".`);
    return channel;
  };
  return {
    postAs: (user, message) => workspace.post({ ...message, user }),
    putFile(user, name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const file = describeFile({ id: newId('F'), name, user, created: secondsOf(workspace.now), bytes });
      workspace.files.put(file);
      return file;
    },
    archive: (id) => workspace.putChannel({ ...channelOf(id), is_archived: true }),
    shareOutside: (id) => workspace.putChannel({ ...channelOf(id), is_ext_shared: true }),
    removeFromChannel(id, user) {
      const channel = channelOf(id);
      workspace.putChannel({
        ...channel,
        members: new Set([...channel.members].filter((each) => each !== user)),
      });
    },
  };
}
