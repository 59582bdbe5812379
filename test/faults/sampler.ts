import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

export interface Snapshot {
  /** Cells whose counter differs from the recount of the rows. */
  readonly mismatches: number;
  /** What the counters add up to. */
  readonly counted: number;
}

/** Counters and recount of one deployment in one statement, and so in one snapshot. */
export async function takeSnapshot(orm: MikroORM, deploymentId: number): Promise<Snapshot> {
  const cell = sql.raw(`state, cause, coalesce(code, '') as code, sent, responded`);
  const { rows } = await sql<Snapshot>`
    with counters as (
      select ${cell}, sum(count) as count from tally where deployment_id = ${deploymentId}
       group by 1, 2, 3, 4, 5 having sum(count) <> 0
    ), recount as (
      select ${cell}, count(*)::numeric as count from recipient where deployment_id = ${deploymentId}
       group by 1, 2, 3, 4, 5
    )
    select (select count(*) from ((table counters except table recount) union all
                                  (table recount except table counters)) as different)::int as mismatches,
           (select coalesce(sum(count), 0) from counters)::int as counted`.execute(orm.em.fork().getKysely());
  const [snapshot] = rows;
  if (!snapshot) throw new Error('Expected one snapshot.');
  return snapshot;
}

export interface Sampler {
  readonly snapshots: number;
  readonly mismatches: number;
  /** Sentences about snapshots that broke S6 or S7. */
  readonly broken: readonly string[];
  stop(): Promise<void>;
}

const leastPauseMs = 100;

/** Takes snapshots all the time, with pauses that keep it cheap; while the database is away it waits. */
export function startSampler(orm: MikroORM, deploymentId: number, recipients: number): Sampler {
  const broken: string[] = [];
  let snapshots = 0;
  let mismatches = 0;
  let stopped = false;
  const judge = (snapshot: Snapshot): void => {
    snapshots += 1;
    mismatches += snapshot.mismatches;
    broken.push(...judgeSnapshot(snapshot, recipients, snapshots));
  };
  const run = async () => {
    while (!stopped) {
      const askedAt = performance.now();
      const snapshot = await takeSnapshot(orm, deploymentId).catch(() => undefined);
      if (snapshot) judge(snapshot);
      const pauseMs = Math.max(leastPauseMs, 4 * (performance.now() - askedAt));
      await new Promise((again) => setTimeout(again, pauseMs));
    }
  };
  const running = run();
  return {
    get snapshots() {
      return snapshots;
    },
    get mismatches() {
      return mismatches;
    },
    broken,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

export function judgeSnapshot({ mismatches, counted }: Snapshot, recipients: number, number = 1): string[] {
  return [
    ...(mismatches === 0
      ? []
      : [`S7: in snapshot ${number}, ${mismatches} counters differ from the recount`]),
    ...(counted === recipients
      ? []
      : [`S6: in snapshot ${number}, the parts add up to ${counted} instead of ${recipients}`]),
  ];
}
