import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Where the transactions of one replica can be stopped; the number is the gate's place among advisory locks. */
export const gates = { intent: 1, result: 2 } as const;
export type Gate = keyof typeof gates;

const later = (column: string): string =>
  `(old.${column} is not null and (new.${column} is null or new.${column} > old.${column}))`;

/** A refusal that turns out to be void may make way for a later failure. */
const facts = ['accepted_at', 'sent_at', 'delivered_at', 'read_at', 'replied_at', 'answered_at'].map(later);
const failureMoved = `(old.because is distinct from 'refused' and ${later('failed_at')})`;

/** Derived state of an attempt in the order accepted < sent < failed < delivered < read. */
const rank = (row: string): string => `(case when ${row}.read_at is not null then 5
  when coalesce(${row}.delivered_at, ${row}.replied_at) is not null then 4
  when ${row}.failed_at is not null and ${row}.because is distinct from 'refused' then 3
  when ${row}.sent_at is not null then 2 when coalesce(${row}.accepted_at::text, ${row}.provider_id) is not null then 1 else 0 end)`;

/**
 * Triggers of the test in a schema of their own: they write down every change of a row that no rule allows, at the moment
 * it happens, and they are gates at which one replica's transaction can be held up.
 */
const statements = [
  'create schema faults',
  'create table faults.violation (invariant text not null, subject text not null, at timestamptz not null default now())',
  `create function faults.note() returns trigger language plpgsql as $$
   begin
     insert into faults.violation (invariant, subject) values (tg_argv[0], format('%s %s', tg_table_name, new.id));
     return null;
   end $$`,
  `create function faults.pass() returns trigger language plpgsql as $$
   begin
     perform pg_advisory_xact_lock_shared(tg_argv[0]::int, coalesce(nullif(current_setting('faults.replica', true), ''), '0')::int);
     return null;
   end $$`,
  'create table faults.birth (replica int primary key, worker_id int not null)',
  `create function faults.born() returns trigger language plpgsql as $$
   begin
     insert into faults.birth values (current_setting('faults.replica')::int, new.id);
     return null;
   end $$`,
  `create trigger born after insert on worker for each row
     when (nullif(current_setting('faults.replica', true), '') is not null) execute function faults.born()`,
  `create trigger fact_kept after update on attempt for each row
     when (${[...facts, failureMoved].join(' or ')}) execute function faults.note('S8')`,
  `create trigger never_down after update on attempt for each row
     when (${rank('new')} < ${rank('old')}) execute function faults.note('S10')`,
  `create trigger evidence_kept after update on recipient for each row
     when ((old.state = 'success' and new.state <> 'success') or (old.sent and not new.sent)
           or (old.responded and not new.responded)) execute function faults.note('S10')`,
  `create trigger intent_gate after insert on attempt for each statement execute function faults.pass('${gates.intent}')`,
  `create trigger result_gate after update on attempt for each statement execute function faults.pass('${gates.result}')`,
];

export async function watchRows(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  for (const statement of statements) await em.execute(statement);
}

/** Names the replica in every connection that is opened with this address. */
export function addressOf(url: string, replica: number): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c faults.replica=${replica}`);
  return address.href;
}

/** Which worker a replica is. */
export async function workerOf(orm: MikroORM, replica: number): Promise<number> {
  const { rows } = await sql<{ worker: number }>`
    select worker_id as worker from faults.birth where replica = ${replica}::int`.execute(
    orm.em.fork().getKysely(),
  );
  const [born] = rows;
  if (!born) throw new Error(`Replica ${replica} has not registered itself.`);
  return born.worker;
}

/** What the triggers wrote down since they were last asked. */
export async function readViolations(orm: MikroORM): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    delete from faults.violation returning concat(invariant, ': ', subject, ' went back') as told`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map(({ told }) => told);
}

/** Holds a replica's transactions at the gate while `act` runs, which is told when one waits there. */
export async function atGate(
  orm: MikroORM,
  gate: Gate,
  replica: number,
  act: (isWaiting: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const db = em.getKysely();
    await sql`select pg_advisory_xact_lock(${gates[gate]}::int, ${replica}::int)`.execute(db);
    await act(async () => {
      const { rows } = await sql`
        select 1 from pg_locks where locktype = 'advisory' and not granted
           and classid = ${gates[gate]}::int and objid = ${replica}::int`.execute(db);
      return rows.length > 0;
    });
  });
}
