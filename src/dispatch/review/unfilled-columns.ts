import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { UnfilledColumn } from '../../entities/review-counts.ts';
import { spreadsheetError, unusableInValue } from '../../entities/variable-source.ts';
import { database } from '../sql-rows.ts';

/** How many users each needed column keeps back, the worst first. */
export interface KeptBack {
  /** Empty, or the list lacks the column altogether. */
  readonly unfilled: readonly UnfilledColumn[];
  /** A value that WhatsApp does not take, or that a spreadsheet's formula failed to give. */
  readonly unusable: readonly UnfilledColumn[];
}

export async function countKeptBack(
  em: EntityManager,
  draftId: number,
  needed: readonly string[],
  given: readonly string[],
): Promise<KeptBack> {
  const keys = needed.map(
    (column) => given.find((one) => one.toLowerCase() === column.toLowerCase()) ?? column,
  );
  const { rows } = await sql<UnfilledColumn & { empty: boolean }>`
    select wanted.column, told.empty, count(*)::int as users
      from unnest(${[...needed]}::text[], ${keys}::text[]) as wanted ("column", key)
      join recipient r on r.deployment_id = ${draftId} and r.state = 'variable_unfilled'
     cross join lateral (select coalesce(r.variables ->> wanted.key, '') as value) held
     cross join lateral (select btrim(held.value) = '' as empty) told
     where told.empty or held.value ~ ${unusableInValue.source} or btrim(held.value) ~ ${spreadsheetError.source}
     group by wanted.column, told.empty order by users desc, wanted.column`.execute(database(em));
  const those = (isEmpty: boolean): UnfilledColumn[] =>
    rows.flatMap(({ column, users, empty }) => (empty === isEmpty ? [{ column, users }] : []));
  return { unfilled: those(true), unusable: those(false) };
}
