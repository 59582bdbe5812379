import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ConversationStage } from '../../entities/conversation-stage.ts';
import type { SessionStatus } from '../../entities/session-status.ts';
import { type CountedRow, countedColumns, countedRecipient } from '../outcomes/recipient-store.ts';
import { shardOf } from '../outcomes/tally-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import { database, isoText, jsonText } from '../sql-rows.ts';
import type { WrittenSession } from './write-chats.ts';

interface OwnerRow {
  readonly id: number;
  readonly stage: ConversationStage;
  readonly session: SessionStatus;
  readonly captured: Readonly<Record<string, string>>;
  readonly active_at: string | null;
}

/** The last session of a recipient says who has the chat; one that finished stays finished. */
function ownersOf(sessions: readonly WrittenSession[]): OwnerRow[] {
  const byId = new Map<number, OwnerRow>();
  for (const { recipientId, session } of sessions) {
    if (recipientId === null) continue;
    const known = byId.get(recipientId);
    const isFinished = session.ending?.because === 'finished' || known?.stage === 'finished';
    byId.set(recipientId, {
      id: recipientId,
      stage: isFinished ? 'finished' : 'in_flow',
      session: session.kind,
      captured: { ...known?.captured, ...session.state?.captured },
      active_at: isoText(session.heardAt) ?? known?.active_at ?? null,
    });
  }
  return [...byId.values()].sort((one, other) => one.id - other.id);
}

/** Somebody who began the conversation and then answered it has responded: a user delivered to is counted so. */
async function moveResponded(em: EntityManager, writer: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<CountedRow>`
    select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and r.state = 'success' and not r.responded
     order by r.id for no key update of r`.execute(database(em));
  const moves = rows.map((row) => {
    const recipient = countedRecipient(row);
    const { retryAt, offeredAt, detail } = recipient;
    return { recipient, to: { ...recipient.cell, responded: true }, retryAt, offeredAt, detail };
  });
  await moveCounted(em, writer, moves);
}

/** Shows at the recipients what became of their chats; tells whom it made finished. Rows are locked in order of id. */
export async function moveOwners(
  em: EntityManager,
  writer: number,
  sessions: readonly WrittenSession[],
  responded: ReadonlySet<number | null>,
): Promise<ReadonlySet<number>> {
  const owners = ownersOf(sessions);
  if (owners.length === 0) return new Set();
  const { rows } = await sql<{ id: number; isNow: boolean }>`
    with before as materialized (
      select id, stage from recipient where id = any(${owners.map(({ id }) => id)}::bigint[])
       order by id for no key update)
    update recipient r
       set stage = case when r.stage = 'finished' then r.stage else v.stage end, session = v.session,
           captured = case when v.captured = '{}' then r.captured else coalesce(r.captured, '{}') || v.captured end,
           last_activity_at = greatest(r.last_activity_at, v.active_at)
      from json_to_recordset(${jsonText(owners)}::json)
           as v(id bigint, stage text, session text, captured jsonb, active_at timestamptz), before
     where r.id = v.id and before.id = v.id
    returning r.id::float8 as id, r.stage = 'finished' and before.stage <> 'finished' as "isNow"`.execute(
    database(em),
  );
  await moveResponded(
    em,
    writer,
    [...responded].flatMap((id) => id ?? []),
  );
  return new Set(rows.filter(({ isNow }) => isNow).map(({ id }) => id));
}

export interface Marked {
  readonly milestone: string;
  readonly recipientId: number | null;
}

/** Counts chats at their milestones; those of test numbers count nowhere. */
export async function moveMilestones(
  em: EntityManager,
  writer: number,
  marks: readonly Marked[],
): Promise<void> {
  const rows = marks.flatMap(({ milestone, recipientId }) =>
    recipientId === null ? [] : [{ milestone, recipient_id: recipientId }],
  );
  if (rows.length === 0) return;
  await sql`
    insert into milestone_tally (deployment_id, milestone, shard, count)
    select r.deployment_id, v.milestone, ${shardOf(writer)}, count(*)
      from json_to_recordset(${jsonText(rows)}::json) as v(milestone text, recipient_id bigint)
      join recipient r on r.id = v.recipient_id
     where not r.is_test
     group by r.deployment_id, v.milestone order by r.deployment_id, v.milestone
        on conflict (deployment_id, milestone, shard) do update set count = milestone_tally.count + excluded.count`.execute(
    database(em),
  );
}
