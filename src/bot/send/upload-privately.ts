import { openAsBlob } from 'node:fs';
import { WebAPIPlatformError } from '@slack/web-api';
import { said, say, text } from '../../entities/language/say.ts';
import type { BotContext } from '../bot-context.ts';
import { UsageError } from '../listener.ts';
import type { Spool } from './spool.ts';

const longestUploadMs = 10 * 60_000;

export interface PrivateUpload {
  readonly userId: string;
  readonly fileName: string;
  readonly comment: string;
}

/** Slack's words for a workspace that takes no files, in ours. */
const refusals: Readonly<Record<string, string>> = {
  file_uploads_disabled: text('This workspace does not allow file uploads. Ask a workspace administrator.'),
  file_type_not_allowed: text('This workspace does not allow CSV files. Ask a workspace administrator.'),
  storage_limit_reached: text('This workspace has no storage left for files. Ask a workspace administrator.'),
  missing_scope: text(
    'The app lacks the files:write scope. Ask an administrator to add it and reinstall the app.',
  ),
};

async function postBytes(url: string, spool: Spool): Promise<void> {
  // The SDK's own upload holds the whole file in memory; a Blob of a file is read while it is sent.
  const answer = await fetch(url, {
    method: 'POST',
    body: await openAsBlob(spool.path),
    redirect: 'error',
    signal: AbortSignal.timeout(longestUploadMs),
  });
  await answer.arrayBuffer();
  if (!answer.ok)
    throw new UsageError(say`Slack did not take the file (HTTP status ${answer.status}). Try again.`);
}

/** Puts a file into the person's direct messages and nowhere else, until it expires. Rejects with `UsageError` where Slack refuses it. */
export async function uploadPrivately(
  { background: client, exports }: Pick<BotContext, 'background' | 'exports'>,
  spool: Spool,
  upload: PrivateUpload,
): Promise<void> {
  try {
    const { channel } = await client.conversations.open({ users: upload.userId });
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: upload.fileName,
      length: spool.bytes,
    });
    if (!url || !id || !channel?.id) throw new UsageError(say`Slack gave no place for the file. Try again.`);
    await exports.note(id);
    await postBytes(url, spool);
    await client.files.completeUploadExternal({
      files: [{ id, title: upload.fileName }],
      channel_id: channel.id,
      initial_comment: upload.comment,
    });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const code = error.data.error;
    const refusal = refusals[code];
    throw new UsageError(refusal ? said(refusal) : say`Slack did not take the file (${code}). Try again.`);
  }
}
