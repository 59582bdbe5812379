import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import { say } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';

/** Endings a list may have; what is inside decides, when it is read. */
export const listEndings = ['csv', 'tsv', 'txt'] as const;

export const isListName = (name: string): boolean =>
  listEndings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** A file that Slack stores and lets us download. */
export interface ListFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

const notOpened = (found: string): UsageError =>
  new UsageError(
    say`The file could not be opened (${found}): it was deleted, or I am not in the channel where it was shared. Invite me there with /invite @Treble and try again.`,
  );

/** Asks Slack for the file's address, which never travels through a form. Rejects with `UsageError`. */
export async function loadFile(client: WebClient, id: string): Promise<ListFile> {
  try {
    const { file } = await client.files.info({ file: id });
    const url = file?.url_private_download ?? file?.url_private;
    if (!url) throw notOpened(say`no address`);
    return { id, name: file?.name ?? file?.title ?? say`the file`, url };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) throw notOpened(error.data.error);
    throw error;
  }
}
