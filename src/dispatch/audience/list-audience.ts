import type { MikroORM } from '@mikro-orm/postgresql';
import { say } from '../../entities/language/say.ts';
import { type AudienceRow, batchRows, type OpenedAudience } from '../../sources/audience-source.ts';
import { DispatchError } from '../dispatch.ts';
import { listGone, loadList, pageListRows, type StoredSavedList } from './saved-list-store.ts';

async function* readRows(
  orm: MikroORM,
  { id, contentId, revision, name }: StoredSavedList,
): AsyncGenerator<readonly AudienceRow[]> {
  let after = '';
  let rowNumber = 0;
  for (;;) {
    const page = await pageListRows(orm.em.fork(), contentId, after, batchRows);
    const last = page.at(-1);
    if (!last) break;
    yield page.map(({ phone, variables }) => {
      rowNumber += 1;
      return { rowNumber, rawPhone: phone, phone, variables };
    });
    after = last.phone;
  }
  if ((await loadList(orm.em.fork(), { id }))?.revision !== revision) {
    throw new DispatchError(say`The list “${name}” was changed while it was read. Review it again.`);
  }
}

/** A saved list as it is now; what becomes of it later changes no review. Rejects with a `DispatchError`. */
export async function openList(
  orm: MikroORM,
  listId: number,
): Promise<OpenedAudience & { readonly name: string }> {
  const list = await loadList(orm.em.fork(), { id: listId });
  if (!list) throw listGone();
  return { name: list.name, phoneColumn: 'phone', columns: list.columns, rows: readRows(orm, list) };
}
