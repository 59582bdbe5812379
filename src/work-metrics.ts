import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { loadReportLateness } from './reports/report-lateness.ts';

interface Figure {
  readonly name: string;
  readonly help: string;
  /** One row of one number, by an index of what is open. */
  readonly query: RawBuilder<{ value: number }>;
}

/** Figures of the whole installation, the same from every replica. */
const figures: readonly Figure[] = [
  {
    name: 'treble_bot_sending_frozen',
    help: '1 while nothing is sent until a person confirms.',
    query: sql`select count(frozen_at)::int as value from installation`,
  },
  {
    name: 'treble_bot_dispatching_replicas',
    help: 'Processes that dispatch and were seen in the last minute.',
    query: sql`select count(*)::int as value from worker
                where stopped_at is null and seen_at > now() - interval '1 minute'`,
  },
  {
    name: 'treble_bot_recipients_waiting',
    help: 'Users of running deployments who were not called yet.',
    query: sql`select coalesce(sum(t.count), 0)::float8 as value from deployment d
                 join tally t on t.deployment_id = d.id
                where d.phase = 'sending' and t.cause = 'queued'`,
  },
  {
    name: 'treble_bot_attempts_unsettled',
    help: 'Calls of the last day whose outcome is unknown.',
    query: sql`select count(*)::int as value from attempt
                where outcome in ('uncertain', 'accepted_unknown_id') and started_at > now() - interval '1 day'`,
  },
];

/** What a person on call has to know, read from the database when it is asked for. */
export function watchWork(registry: Registry, orm: MikroORM): void {
  const kysely = () => orm.em.fork().getKysely();
  for (const { name, help, query } of figures) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const { rows } = await query.execute(kysely());
        gauge.set(rows[0]?.value ?? 0);
      },
    });
  }
  const lateness: Gauge = new Gauge({
    name: 'treble_bot_report_lateness_seconds',
    help: 'How long the oldest report that is due has waited.',
    registers: [registry],
    async collect() {
      lateness.set(await loadReportLateness(orm, new Date()));
    },
  });
  const incidents: Gauge<'kind'> = new Gauge({
    name: 'treble_bot_incidents_open',
    help: 'Open incidents by kind.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ kind: string; count: number }>`
        select kind, count(*)::int as count from incident where closed_at is null group by kind`.execute(
        kysely(),
      );
      incidents.reset();
      for (const { kind, count } of rows) incidents.set({ kind }, count);
    },
  });
}
