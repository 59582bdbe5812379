import { mkdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFile } from './file-store.ts';
import {
  isRecord,
  type JsonRecord,
  numberAt,
  parseJson,
  recordAt,
  recordsAt,
  textAt,
  textsAt,
} from './json.ts';
import { isLocale } from './locales.ts';
import type { StoredMessage } from './message-store.ts';
import type { PageBlock } from './page-protocol.ts';
import type { Workspace } from './workspace.ts';

// Changes come in bursts; a write that took long makes the next one wait ten times as long.
const settleMs = 50;

const readBlock = (record: JsonRecord): PageBlock => ({
  ...record,
  type: textAt(record, 'type') ?? '',
  block_id: textAt(record, 'block_id') ?? '',
});

function readMessage(record: JsonRecord): StoredMessage {
  const need = (key: string) => textAt(record, key) ?? '';
  const [thread, subtype, onlyFor] = ['thread_ts', 'subtype', 'onlyFor'].map((key) => textAt(record, key));
  const metadata = recordAt(record, 'metadata');
  const edited = recordAt(record, 'edited');
  return {
    channel: need('channel'),
    ts: need('ts'),
    user: need('user'),
    text: need('text'),
    ...(thread ? { thread_ts: thread } : {}),
    ...(subtype ? { subtype } : {}),
    ...(onlyFor ? { onlyFor } : {}),
    ...(record.blocks ? { blocks: recordsAt(record, 'blocks').map(readBlock) } : {}),
    ...(record.files ? { files: textsAt(record, 'files') } : {}),
    ...(record.broadcast === true ? { broadcast: true } : {}),
    ...(metadata ? { metadata } : {}),
    ...(edited ? { edited: { user: textAt(edited, 'user') ?? '', ts: textAt(edited, 'ts') ?? '' } } : {}),
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function restore(workspace: Workspace, stateFile: string, filesFolder: string): void {
  const found = readIfThere(stateFile);
  if (!found) return;
  const kept = parseJson(found.toString());
  if (!isRecord(kept))
    throw new Error(
      `Expected ${stateFile} to hold the local Slack's messages as JSON, found something else. Delete it to start with empty channels.`,
    );
  for (const record of recordsAt(kept, 'files')) {
    const id = textAt(record, 'id') ?? '';
    const bytes = readIfThere(join(filesFolder, id));
    if (!bytes) continue;
    const [name = '', title = '', user = ''] = ['name', 'title', 'user'].map((key) => textAt(record, key));
    const created = numberAt(record, 'created') ?? 0;
    workspace.files.put(describeFile({ id, name, title, user, created, bytes }));
  }
  for (const record of recordsAt(kept, 'messages')) workspace.restore(readMessage(record));
  for (const record of recordsAt(kept, 'locales')) {
    const locale = textAt(record, 'locale') ?? '';
    if (isLocale(locale)) workspace.speak(textAt(record, 'id') ?? '', locale);
  }
  for (const record of recordsAt(kept, 'channels')) {
    const known = workspace.channels.find(textAt(record, 'id') ?? '');
    const members = new Set(textsAt(record, 'members'));
    if (known) workspace.channels.put({ ...known, members, is_archived: record.is_archived === true });
  }
}

/** Keeps messages, files and channel members in `stateFile` (and a folder beside it) over restarts. */
export function keepSnapshot(
  workspace: Workspace,
  stateFile: string,
  report: (error: unknown) => void,
): { flush(): Promise<void> } {
  const filesFolder = `${stateFile}.files`;
  mkdirSync(filesFolder, { recursive: true });
  restore(workspace, stateFile, filesFolder);
  const written = new Set(workspace.files.all().map((file) => file.id));
  let timer: NodeJS.Timeout | undefined;
  let tookMs = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const startedAt = performance.now();
    for (const file of workspace.files.all()) {
      if (written.has(file.id)) continue;
      await writeFile(join(filesFolder, file.id), file.bytes);
      written.add(file.id);
    }
    for (const id of [...written].filter((one) => !workspace.files.find(one))) {
      await rm(join(filesFolder, id), { force: true });
      written.delete(id);
    }
    const kept = {
      locales: workspace.seed.users.map(({ id }) => ({ id, locale: workspace.localeOf(id) })),
      files: workspace.files.all().map(({ bytes: _bytes, ...file }) => file),
      messages: workspace.messages.all(),
      channels: workspace.channels
        .all()
        .map(({ id, is_archived, members }) => ({ id, is_archived, members: [...members] })),
    };
    await writeFile(`${stateFile}.new`, JSON.stringify(kept));
    await rename(`${stateFile}.new`, stateFile);
    tookMs = performance.now() - startedAt;
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(report);
    return writing;
  }

  workspace.onChange(() => {
    timer ??= setTimeout(() => void flush(), Math.max(settleMs, tookMs * 10)).unref();
  });
  return { flush };
}
