import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Move } from '../../flows/play.ts';
import { isRecord, numberAt, textAt, textsAt } from '../json-value.ts';
import { database, jsonText, storableText } from '../sql-rows.ts';
import type { TryThread } from './tries.ts';

export interface StoredTry {
  readonly id: number;
  readonly versionId: number;
  readonly player: string;
  readonly given: Readonly<Record<string, string>>;
  readonly moves: readonly Move[];
  readonly shown: number;
}

interface TryRow extends Pick<StoredTry, 'id' | 'versionId' | 'player' | 'shown'> {
  readonly given: unknown;
  readonly moves: unknown;
}

const columns = sql.raw(
  'id::float8 as id, version_id as "versionId", player, jsonb_build_object(\'given\', given) as given, moves, shown',
);

function readMove(value: unknown): Move[] {
  const at = numberAt(value, 'at') ?? 0;
  if (!isRecord(value)) return [];
  if (value.kind === 'passed') return [{ kind: 'passed', at }];
  if (value.kind === 'answered') {
    const values = isRecord(value.values) ? textsAt(value, 'values') : undefined;
    return [{ kind: 'answered', step: textAt(value, 'step') ?? '', values, at }];
  }
  const choice = textAt(value.heard, 'choice');
  const heard = { text: textAt(value.heard, 'text') ?? '', type: textAt(value.heard, 'type') ?? 'text' };
  return [{ kind: 'said', heard: { ...heard, ...(choice !== undefined && { choice }) }, at }];
}

const readTry = ({ given, moves, ...row }: TryRow): StoredTry => ({
  ...row,
  given: textsAt(given, 'given'),
  moves: Array.isArray(moves) ? moves.flatMap(readMove) : [],
});

export async function storeTry(
  em: EntityManager,
  wish: TryThread & Pick<StoredTry, 'versionId' | 'player' | 'given'>,
): Promise<void> {
  const { channelId, threadTs, versionId, player, given } = wish;
  await sql`
    insert into flow_try (version_id, channel_id, thread_ts, player, given)
    values (${versionId}, ${channelId}, ${threadTs}, ${player}, ${jsonText(given)}::jsonb)`.execute(
    database(em),
  );
}

export async function findTry(em: EntityManager, { channelId, threadTs }: TryThread): Promise<boolean> {
  const { rows } = await sql`
    select 1 from flow_try where channel_id = ${channelId} and thread_ts = ${threadTs}`.execute(database(em));
  return rows.length > 0;
}

/** The try as it stands; the transaction then holds it, so that moves come one after the other. */
export async function lockTry(
  em: EntityManager,
  { channelId, threadTs }: TryThread,
): Promise<StoredTry | undefined> {
  const { rows } = await sql<TryRow>`
    select ${columns} from flow_try where channel_id = ${channelId} and thread_ts = ${threadTs} for update`.execute(
    database(em),
  );
  return rows[0] && readTry(rows[0]);
}

export async function addMove(em: EntityManager, id: number, move: Move): Promise<void> {
  await sql`update flow_try set moves = moves || ${storableText(jsonText([move]))}::jsonb where id = ${id}`.execute(
    database(em),
  );
}

/** Longer than a post may take: somebody else goes on then, should this process die. */
const showingSeconds = 30;

/** Takes the showing of a try; undefined: all is shown, or somebody else is at it and will see what is new. */
export async function takeShowing(
  em: EntityManager,
  { channelId, threadTs }: TryThread,
): Promise<StoredTry | undefined> {
  const { rows } = await sql<TryRow>`
    update flow_try set showing_until = now() + ${showingSeconds} * interval '1 second'
     where channel_id = ${channelId} and thread_ts = ${threadTs} and shown < jsonb_array_length(moves)
       and (showing_until is null or showing_until < now())
    returning ${columns}`.execute(database(em));
  return rows[0] && readTry(rows[0]);
}

export async function leaveShowing(em: EntityManager, id: number, shown: number): Promise<void> {
  await sql`update flow_try set shown = ${shown}, showing_until = null where id = ${id}`.execute(
    database(em),
  );
}

export async function eraseOldTries(em: EntityManager): Promise<void> {
  await sql`delete from flow_try where created_at < now() - interval '7 days'`.execute(database(em));
}
