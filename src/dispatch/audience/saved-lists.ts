import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { writeAudit } from '../../entities/database/record-act.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { SavedList } from '../../entities/rows/saved-list.ts';
import { SavedListContent } from '../../entities/rows/saved-list-content.ts';
import { DispatchError, type GivenAudience } from '../dispatch.ts';
import { database, jsonText } from '../sql-rows.ts';
import type { ListChange, ListUpload, SavedListLine, SavedLists, StoredList } from './audiences.ts';
import { addRead, nothingRead, openGiven, type PhoneOptions } from './read-phones.ts';
import {
  createContent,
  eraseContent,
  findLists,
  listGone,
  loadList,
  mergeContent,
  type StoredSavedList,
  storeListRows,
} from './saved-list-store.ts';

const longestName = 60;

/** What was read into a content of its own, before any list is touched. */
interface Staged extends Omit<StoredList, 'list' | 'added'> {
  readonly contentId: number;
  readonly users: number;
  readonly columns: readonly string[];
}

const taken = (name: string): DispatchError =>
  new DispatchError(
    say`There is a list “${name}” already. Replace it, append to it, or choose another name.`,
  );

function checkName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, ' ');
  if (trimmed === '')
    throw new DispatchError(say`Expected a name for the list, found none. For example: vips.`);
  if (trimmed.length > longestName) {
    throw new DispatchError(
      say`Expected a name of at most ${longestName} characters, found ${trimmed.length}.`,
    );
  }
  return trimmed;
}

/** Where an upload cannot end well, it is refused before its rows are read. */
async function checkTarget(em: EntityManager, change: ListChange, name: string): Promise<void> {
  const known = await loadList(em, { name });
  if (change === 'new' && known) throw taken(known.name);
  if (change !== 'new' && !known) throw listGone(name);
}

async function stage(
  orm: MikroORM,
  contentId: number,
  given: GivenAudience,
  { onProgress }: ListUpload,
  options: PhoneOptions,
): Promise<Staged> {
  const audience = await openGiven(given, options);
  let read = nothingRead;
  let users = 0;
  for await (const rows of audience.rows) {
    users += await storeListRows(orm.em.fork(), contentId, rows);
    read = addRead(read, rows);
    onProgress?.(read.rows);
  }
  if (users === 0) {
    const [example] = read.examples;
    throw new DispatchError(
      example
        ? say`Expected at least one phone number, found “${example.text}” (${saidAgain(example.because)}). Correct the list and try again.`
        : say`Expected at least one phone number. Correct the list and try again.`,
    );
  }
  return {
    ...read,
    contentId,
    users,
    columns: audience.columns,
    duplicate: read.rows - read.invalid - users,
  };
}

async function createList(
  em: EntityManager,
  name: string,
  by: string,
  staged: Staged,
): Promise<StoredSavedList> {
  const created = em.create(SavedList, {
    name,
    content: em.getReference(SavedListContent, staged.contentId),
    columns: [...staged.columns],
    users: staged.users,
    createdBy: by,
    updatedBy: by,
  });
  await em.flush();
  const list = await loadList(em, { id: created.id });
  if (!list) throw listGone(name);
  return list;
}

async function changeList(
  em: EntityManager,
  list: StoredSavedList,
  by: string,
  to: { readonly contentId: number; readonly users: number; readonly columns: readonly string[] },
): Promise<StoredSavedList> {
  await sql`
    update saved_list set content_id = ${to.contentId}, users = ${to.users}, columns = ${jsonText(to.columns)}::jsonb,
           revision = revision + 1, updated_by = ${by}, updated_at = now() where id = ${list.id}`.execute(
    database(em),
  );
  return (await loadList(em, { id: list.id })) ?? list;
}

/** What becomes of the list once the rows are read, in one transaction; tells how many phones it did not have before. */
const finish: Readonly<
  Record<
    ListChange,
    (
      em: EntityManager,
      upload: ListUpload,
      staged: Staged,
    ) => Promise<{ list: StoredSavedList; added: number; before: { readonly users: number } | null }>
  >
> = {
  async new(em, { name, by }, staged) {
    if (await loadList(em, { name })) throw taken(name);
    return { list: await createList(em, name, by, staged), added: staged.users, before: null };
  },
  async replace(em, { name, by }, staged) {
    const old = await loadList(em, { name }, true);
    if (!old) throw listGone(name);
    const list = await changeList(em, old, by, staged);
    await eraseContent(em, old.contentId);
    return { list, added: staged.users, before: { users: old.users } };
  },
  async append(em, { name, by }, staged) {
    const old = await loadList(em, { name }, true);
    if (!old) throw listGone(name);
    const { added } = await mergeContent(em, staged.contentId, old.contentId);
    const columns = [...new Set([...old.columns, ...staged.columns])];
    const list = await changeList(em, old, by, {
      contentId: old.contentId,
      users: old.users + added,
      columns,
    });
    await eraseContent(em, staged.contentId);
    return { list, added, before: { users: old.users } };
  },
};

async function store(
  orm: MikroORM,
  given: GivenAudience,
  asked: ListUpload,
  options: PhoneOptions,
): Promise<StoredList> {
  const upload = { ...asked, name: checkName(asked.name) };
  await checkTarget(orm.em.fork(), upload.change, upload.name);
  const contentId = await createContent(orm.em.fork());
  try {
    const staged = await stage(orm, contentId, given, upload, options);
    const { list, added, before } = await orm.em
      .fork()
      .transactional((em) => finish[upload.change](em, upload, staged));
    const { rows, invalid, duplicate, examples } = staged;
    await writeAudit(orm.em.fork(), {
      actor: upload.by,
      act: `list.${upload.change}`,
      subject: `list:${list.id}`,
      detail: { before, after: { users: list.users }, name: list.name, rows, invalid, duplicate, added },
    });
    return { rows, invalid, duplicate, examples, added, list };
  } catch (error) {
    // After a commit that was only told too late, the content has its list and stays.
    await orm.em.fork().transactional(async (em) => {
      const { rows } = await sql`select 1 from saved_list where content_id = ${contentId}`.execute(
        database(em),
      );
      if (rows.length === 0) await eraseContent(em, contentId);
    });
    throw error;
  }
}

async function remove(orm: MikroORM, name: string, by: string): Promise<SavedListLine> {
  const list = await orm.em.fork().transactional(async (em) => {
    const found = await loadList(em, { name }, true);
    if (!found) throw listGone(name);
    await sql`delete from saved_list where id = ${found.id}`.execute(database(em));
    await eraseContent(em, found.contentId);
    return found;
  });
  const detail = { before: { name: list.name, users: list.users }, after: null };
  await writeAudit(orm.em.fork(), { actor: by, act: 'list.delete', subject: `list:${list.id}`, detail });
  return list;
}

export const createSavedLists = (orm: MikroORM, options: PhoneOptions): SavedLists => ({
  find: (query, limit) => findLists(orm.em.fork(), query, limit),
  async load(name) {
    const list = await loadList(orm.em.fork(), { name });
    if (!list) throw listGone(name);
    return list;
  },
  store: (audience, upload) => store(orm, audience, upload, options),
  remove: (name, by) => remove(orm, name, by),
});
