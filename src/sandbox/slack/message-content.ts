import { randomBytes } from 'node:crypto';
import { isList, isRecord, type JsonRecord, parseJson, recordAt } from './json.ts';
import type { PageBlock } from './page-protocol.ts';
import { SlackError } from './slack-error.ts';
import { blockCharacters, maxBlockCharacters, validateBlocks } from './validate-blocks.ts';
import type { Workspace } from './workspace.ts';

export interface MessageContent {
  readonly text?: string;
  readonly blocks?: readonly PageBlock[];
  readonly metadata?: JsonRecord;
}

// The sandbox is stricter than Slack, whose own bound is unstated: metadata is for ids.
const maxMetadataBytes = 1024;

/** Gives each block without a `block_id` one of Slack's kind, and each picture of ours its file's id. */
export function fillBlocks(workspace: Workspace, blocks: readonly unknown[]): readonly PageBlock[] {
  return blocks.filter(isRecord).map((block, index) => ({
    ...fillPictures(workspace, block, `/blocks/${index}`),
    type: String(block.type),
    block_id: typeof block.block_id === 'string' ? block.block_id : randomBytes(4).toString('base64url'),
  }));
}

function fillPictures(workspace: Workspace, record: JsonRecord, pointer: string): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      const here = `${pointer}/${key}`;
      if (key === 'slack_file' && isRecord(value)) return [key, findPicture(workspace, value, here)];
      if (isRecord(value)) return [key, fillPictures(workspace, value, here)];
      if (!isList(value)) return [key, value];
      return [key, value.map((each) => (isRecord(each) ? fillPictures(workspace, each, here) : each))];
    }),
  );
}

function findPicture(workspace: Workspace, named: JsonRecord, pointer: string): JsonRecord {
  const words = String(named.id ?? named.url);
  const id = typeof named.id === 'string' ? named.id : /\b(F[0-9A-Z]+)\b/.exec(words)?.[1];
  const file = id ? workspace.files.find(id) : undefined;
  if (!file?.mimetype.startsWith('image/'))
    throw new SlackError('invalid_blocks', [`[ERROR] invalid slack file [json-pointer:${pointer}]`]);
  return { ...named, id: file.id };
}

function readBlocks(workspace: Workspace, given: unknown): readonly PageBlock[] {
  const blocks = typeof given === 'string' ? parseJson(given) : given;
  if (!isList(blocks)) throw new SlackError('invalid_blocks_format');
  const problems = validateBlocks('message', blocks);
  if (problems.length > 0) {
    const tables = problems.some(({ message }) => message === 'only_one_table_allowed');
    throw new SlackError(
      tables ? 'only_one_table_allowed' : 'invalid_blocks',
      problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`),
    );
  }
  if (blockCharacters(blocks) > maxBlockCharacters) throw new SlackError('msg_blocks_too_long');
  return fillBlocks(workspace, blocks);
}

function readMetadata(given: unknown): JsonRecord {
  const metadata = typeof given === 'string' ? parseJson(given) : given;
  if (!isRecord(metadata)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return metadata;
  const type = metadata.event_type;
  if (typeof type !== 'string' || !/^[A-Za-z0-9_.]+$/.test(type) || !recordAt(metadata, 'event_payload'))
    throw new SlackError('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > maxMetadataBytes)
    throw new SlackError('metadata_too_large');
  return metadata;
}

/** Reads `text`, `blocks` and `metadata` as Slack does; throws its words where it would refuse them. */
export function readContent(workspace: Workspace, given: JsonRecord): MessageContent {
  const text = typeof given.text === 'string' ? given.text.slice(0, 40_000) : undefined;
  const named = given.blocks !== undefined && given.blocks !== null && given.blocks !== '';
  const blocks = named ? readBlocks(workspace, given.blocks) : undefined;
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks ? { blocks } : {}),
    ...(given.metadata === undefined ? {} : { metadata: readMetadata(given.metadata) }),
  };
}

/** As `readContent`, for a new message: there must be something to show. */
export function readNewContent(workspace: Workspace, given: JsonRecord): MessageContent & { text: string } {
  const content = readContent(workspace, given);
  if (!content.text && !content.blocks?.length) throw new SlackError('no_text');
  return { ...content, text: content.text ?? '' };
}
