import type { PageBlock, PageContainer } from '../../slack/page-protocol.ts';
import type { Desk } from './desk.ts';
import { stateValues } from './form.ts';
import type { Surface } from './surface.ts';

type Extras = {
  readonly errors?: Readonly<Record<string, string>>;
  readonly submit?: () => void;
};

/** Gives the blocks of a message or view everything they need to be shown and to work. */
export function surfaceOf(
  desk: Desk,
  container: PageContainer,
  blocks: readonly PageBlock[],
  { errors = {}, submit }: Extras = {},
): Surface {
  const key = container.type === 'view' ? container.view_id : `${container.channel}/${container.ts}`;
  const form = desk.form(key);
  const currentChannel = desk.place.kind === 'channel' ? desk.place.id : undefined;
  return {
    container,
    blocks,
    form,
    errors,
    currentChannel,
    directory: desk.directory,
    users: desk.state.users,
    channels: desk.state.channels,
    tables: desk.tables(key),
    uploads: desk.uploads,
    imageUrl: desk.client.fileUrl,
    upload: desk.client.upload,
    options: (block_id, action_id, value) =>
      desk.client.act({ act: 'options', container, block_id, action_id, value }),
    press: async (block_id, action_id, chosen) => {
      const state = stateValues(blocks, form, currentChannel);
      await desk.act({ act: 'press', container, block_id, action_id, state, ...(chosen && { chosen }) });
    },
    ...(submit && { submit }),
  };
}
