import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { LineFile } from '../../entities/rows/agent-line.ts';
import { eachInTurn } from '../each-in-turn.ts';
import { queueMessages } from '../sessions/session-message-store.ts';
import { database, jsonText, millis } from '../sql-rows.ts';
import { decideLine, type Holding } from './decide-line.ts';
import { addAct, lockThread, type StandingThread } from './thread-store.ts';

export interface LineRelease {
  readonly orm: MikroORM;
  /** Where WhatsApp fetches a file of a line. */
  readonly linkOf: (secret: string, index: number) => string;
  readonly now: () => Date;
  /** Slack may tell of two lines in the wrong order; whatever comes within this time is put in order. */
  readonly settleMs?: number;
}

interface KeptLine {
  readonly channelId: string;
  readonly ts: string;
  readonly author: string;
  readonly text: string;
  readonly secret: string;
  readonly files: readonly LineFile[];
}

const usualSettleMs = 800;
const threadsAtOnce = 50;
/** The first words, by which the author knows the line again. */
const excerptLength = 60;

/** Everything that waits in the thread, in the order in which it was written. */
async function waitingLines(em: EntityManager, threadId: number): Promise<readonly KeptLine[]> {
  const { rows } = await sql<KeptLine>`
    select channel_id as "channelId", ts, author, text, secret, files from agent_line
     where thread_id = ${threadId} and handled_at is null order by ts::numeric`.execute(database(em));
  return rows;
}

async function loadHoldings(em: EntityManager, threadId: number): Promise<readonly Holding[]> {
  const { rows } = await sql<Holding>`
    select ${millis('at')} as at, holder from agent_act
     where thread_id = ${threadId} and kind in ('claimed', 'assigned', 'moved', 'ended', 'expired') order by id`.execute(
    database(em),
  );
  return rows;
}

async function dropLine(em: EntityManager, { channelId, ts }: KeptLine): Promise<void> {
  await sql`delete from agent_line where channel_id = ${channelId} and ts = ${ts}`.execute(database(em));
}

/** The words themselves are in the messages that it became. */
async function settleLine(
  em: EntityManager,
  { channelId, ts, text }: KeptLine,
  messageIds: readonly number[],
): Promise<void> {
  const isOver = messageIds.length === 0;
  await sql`
    update agent_line
       set handled_at = clock_timestamp(), message_ids = ${jsonText(messageIds)}::jsonb,
           text = ${excerptOf(text)}, settled_at = case when ${isOver} then clock_timestamp() end
     where channel_id = ${channelId} and ts = ${ts}`.execute(database(em));
}

const excerptOf = (text: string): string =>
  text.length <= excerptLength ? text : `${text.slice(0, excerptLength)}…`;

async function sendLine(
  em: EntityManager,
  thread: StandingThread,
  line: KeptLine,
  contents: Parameters<typeof queueMessages>[1][number]['content'][],
): Promise<void> {
  const { sessionId, phone, lineId } = thread;
  const { author } = line;
  const ids = await queueMessages(
    em,
    contents.map((content) => ({ sessionId, phone, lineId, author, content })),
  );
  await settleLine(em, line, ids);
  await sql`
    update agent_thread set first_answer_at = coalesce(first_answer_at, clock_timestamp())
     where id = ${thread.id}`.execute(database(em));
}

/** Sends or drops every line that waits in a locked thread. */
export async function releaseThread(
  em: EntityManager,
  thread: StandingThread,
  { linkOf, now }: Pick<LineRelease, 'linkOf' | 'now'>,
): Promise<void> {
  const lines = await waitingLines(em, thread.id);
  if (lines.length === 0) return;
  const holdings = await loadHoldings(em, thread.id);
  for (const line of lines) {
    const verdict = decideLine(
      { ...line, at: Number(line.ts) * 1_000 },
      {
        holdings,
        endedAt: thread.endedAt ?? thread.closedAt,
        heardAt: thread.heardAt,
        now: now().getTime(),
        linkOf: (index) => linkOf(line.secret, index),
      },
    );
    if (verdict.kind === 'private') await dropLine(em, line);
    else if (verdict.kind === 'send') await sendLine(em, thread, line, [...verdict.contents]);
    else {
      const detail = { why: verdict.why, ts: line.ts };
      await addAct(em, { threadId: thread.id, kind: 'unsent', by: line.author, detail });
      await settleLine(em, line, []);
    }
  }
}

/** Lines become messages, once each and in the order in which they were written. Any number of processes may do it. */
export async function releaseLines(release: LineRelease): Promise<number> {
  const { orm, settleMs = usualSettleMs } = release;
  const { rows } = await sql<{ id: number }>`
    select thread_id::float8 as id from agent_line
     where handled_at is null and arrived_at <= clock_timestamp() - ${settleMs} * interval '1 millisecond'
     group by thread_id order by min(arrived_at) limit ${threadsAtOnce}`.execute(database(orm.em.fork()));
  await eachInTurn(rows, ({ id }) =>
    orm.em.fork().transactional(async (em) => {
      const thread = await lockThread(em, id);
      if (thread) await releaseThread(em, thread, release);
    }),
  );
  return rows.length;
}
