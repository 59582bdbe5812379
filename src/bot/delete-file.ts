import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

const gone: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);

/** Takes a file of ours out of Slack; one that is gone already is no failure. */
export async function deleteFile(client: WebClient, fileId: string): Promise<void> {
  try {
    await client.files.delete({ file: fileId });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && gone.has(error.data.error))) throw error;
  }
}
