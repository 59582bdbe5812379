// https://docs.slack.dev/messaging/working-with-files#upload
import { fileObject } from '../api-objects.ts';
import type { StoredChannel } from '../channel-store.ts';
import { secondsOf } from '../clock.ts';
import { describeFile, type StoredFile } from '../file-store.ts';
import { isList, isRecord, type JsonRecord, parseJson, textAt } from '../json.ts';
import { readContent } from '../message-content.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { threadFields } from './chat.ts';
import { countAt, joinedChannel, type Methods, needText } from './method.ts';

const maxAltText = 1000;

function uploadedFile(named: JsonRecord, workspace: Workspace): StoredFile {
  const upload = workspace.uploads.find(textAt(named, 'id') ?? '');
  if (!upload?.bytes) throw new SlackError('file_not_found');
  return describeFile({
    id: upload.fileId,
    name: upload.filename,
    title: textAt(named, 'title') ?? upload.filename,
    user: workspace.seed.bot.user_id,
    created: secondsOf(workspace.now),
    bytes: upload.bytes,
  });
}

function sharedWith(args: JsonRecord, workspace: Workspace): readonly StoredChannel[] {
  const named = textAt(args, 'channel_id') ?? textAt(args, 'channels') ?? '';
  const ids = named.split(',').filter(Boolean);
  if (ids.length > 100) throw new SlackError('invalid_arguments', ['[ERROR] no more than 100 channels']);
  return ids.map((channel) => {
    const found = joinedChannel({ channel }, workspace);
    if (found.is_archived) throw new SlackError('is_archived');
    return found;
  });
}

export const files: Methods = {
  'files.getUploadURLExternal': {
    tier: 'tier4',
    run(args, workspace) {
      const length = countAt(args, 'length', 0);
      if (!Number.isInteger(length) || length < 1)
        throw new SlackError('invalid_arguments', ['[ERROR] must be at least 1: length']);
      const altText = textAt(args, 'alt_txt') ?? textAt(args, 'alt_text') ?? '';
      if (altText.length > maxAltText) throw new SlackError('alt_text_too_large');
      const { fileId, key } = workspace.uploads.announce(needText(args, 'filename'), length);
      return { file_id: fileId, upload_url: `${workspace.baseUrl()}/upload/v1/${key}` };
    },
  },
  'files.completeUploadExternal': {
    tier: 'tier4',
    run(args, workspace) {
      const given = typeof args.files === 'string' ? parseJson(args.files) : args.files;
      const named = isList(given) ? given.filter(isRecord) : [];
      if (named.length === 0)
        throw new SlackError('invalid_arguments', ['[ERROR] missing required field: files']);
      const channels = sharedWith(args, workspace);
      const done = named.map((each) => uploadedFile(each, workspace));
      const comment = textAt(args, 'initial_comment');
      const content = comment ? { text: comment } : readContent(workspace, { blocks: args.blocks });
      const threads = channels.map(({ id }) => threadFields(workspace, id, textAt(args, 'thread_ts')));
      for (const file of done) {
        workspace.files.put(file);
        workspace.uploads.finish(file.id);
      }
      channels.forEach((channel, index) => {
        workspace.post({
          text: '',
          ...content,
          ...threads[index],
          channel: channel.id,
          user: workspace.seed.bot.user_id,
          files: done.map((file) => file.id),
        });
      });
      return { files: done.map((file) => fileObject(workspace, file)) };
    },
  },
  'files.delete': {
    tier: 'tier3',
    run(args, workspace) {
      const file = workspace.files.find(needText(args, 'file'));
      if (!file) throw new SlackError('file_not_found');
      if (file.user !== workspace.seed.bot.user_id) throw new SlackError('cant_delete_file');
      workspace.files.remove(file.id);
      return {};
    },
  },
  'files.info': {
    tier: 'tier4',
    run(args, workspace) {
      const file = workspace.files.find(needText(args, 'file'));
      if (!file) throw new SlackError('file_not_found');
      return { file: fileObject(workspace, file), comments: [] };
    },
  },
};
