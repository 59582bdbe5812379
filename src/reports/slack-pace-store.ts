import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { nextCallAt, type PaceRule, type PaceStanding, paidAfterCall } from './slack-pace.ts';
import { readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

/** One row that a call has to find open. */
export interface PaceGate {
  readonly key: string;
  readonly rule: PaceRule;
}

export interface SlackPaceStore {
  /** Takes one call's place at every gate, or at none; then the wait in ms until it may be asked again. 0: go ahead. */
  take(gates: readonly PaceGate[], now: Date): Promise<number>;
  /** Slack refused a call behind this gate: nobody calls before `until`. */
  close(key: string, until: Date): Promise<void>;
}

const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** Locks in order of key, so that two takers never wait for each other. */
async function lockStandings(
  em: EntityManager,
  keys: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, PaceStanding>> {
  const sorted = [...keys].sort();
  await sql`
    insert into slack_pace (key, paid_until) select key, ${time(now)} from unnest(${sorted}::text[]) as key
        on conflict (key) do nothing`.execute(em.getKysely());
  const { rows } = await sql<SqlRow>`
    select key, paid_until, closed_until from slack_pace
     where key = any(${sorted}::text[]) order by key for update`.execute(em.getKysely());
  return new Map(
    rows.map((row) => [
      readText(row, 'key'),
      {
        paidUntil: readTime(row, 'paid_until'),
        closedUntil: readOptional(readTime, row, 'closed_until'),
      },
    ]),
  );
}

/** The pace that all replicas keep together. */
export function createSlackPaceStore(orm: MikroORM): SlackPaceStore {
  return {
    take: (gates, now) =>
      orm.em.fork().transactional(async (em) => {
        const keys = gates.map(({ key }) => key);
        const standings = await lockStandings(em, keys, now);
        const places = gates.flatMap(({ key, rule }) => {
          const standing = standings.get(key);
          return standing ? [{ key, rule, standing }] : [];
        });
        const wait = Math.max(
          0,
          ...places.map(({ rule, standing }) => nextCallAt(rule, standing).getTime() - now.getTime()),
        );
        if (wait > 0) return Math.ceil(wait);
        const paid = places.map(({ rule, standing }) => paidAfterCall(rule, standing, now).toISOString());
        await sql`
          update slack_pace p set paid_until = v.paid_until
            from unnest(${keys}::text[], ${paid}::timestamptz[]) as v(key, paid_until)
           where p.key = v.key`.execute(em.getKysely());
        return 0;
      }),

    async close(key, until) {
      await sql`
        insert into slack_pace (key, paid_until, closed_until) values (${key}, ${time(until)}, ${time(until)})
            on conflict (key) do update
           set closed_until = greatest(slack_pace.closed_until, excluded.closed_until)`.execute(
        orm.em.fork().getKysely(),
      );
    },
  };
}
