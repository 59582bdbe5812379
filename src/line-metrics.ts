import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { type LineRate, rateNow } from './entities/line-rate.ts';

interface LineRow extends LineRate {
  readonly id: string;
  readonly now: number;
}

/** The pace of each line at the moment it is asked for: as configured, and what it is now. */
export function watchLines(registry: Registry, orm: MikroORM): void {
  const gauge: Gauge<'line' | 'rate'> = new Gauge({
    name: 'treble_bot_line_messages_per_second',
    help: 'Starts of calls per second that a line may make, over all replicas.',
    labelNames: ['line', 'rate'],
    registers: [registry],
    async collect() {
      const { rows } = await sql<LineRow>`
        select id, messages_per_second as configured, lowered_to as "loweredTo",
               (extract(epoch from lowered_at) * 1000)::float8 as "loweredAt",
               (extract(epoch from clock_timestamp()) * 1000)::float8 as now
          from line`.execute(orm.em.fork().getKysely());
      gauge.reset();
      for (const row of rows) {
        gauge.set({ line: row.id, rate: 'configured' }, row.configured);
        gauge.set({ line: row.id, rate: 'now' }, rateNow(row, row.now));
      }
    },
  });
}
