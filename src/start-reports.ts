import type { MikroORM } from '@mikro-orm/postgresql';
import { schedule } from 'node-cron';
import { Repeating } from './dispatch/repeating.ts';
import { errorFields, type Log } from './log.ts';
import type { ChannelSink } from './reports/channel-sink.ts';
import { createIncidentAlerts } from './reports/incident-alerts.ts';
import { createLiveMessages } from './reports/live-messages.ts';
import type { ReportReader } from './reports/report-reader.ts';
import { createScheduler } from './reports/scheduler.ts';
import type { TickReport } from './reports/tick.ts';

export interface ReportsOptions {
  readonly orm: MikroORM;
  readonly reader: ReportReader;
  readonly sink: ChannelSink;
  readonly adminUsers: readonly string[];
  readonly log: Log;
  readonly now: () => Date;
}

/** Live messages and alerts follow within this. */
const liveMs = 1_000;

/** Starts what posts by itself: digests by the minute, live messages and alerts by the second. */
export function startReports({ orm, reader, sink, adminUsers, log, now }: ReportsOptions): {
  stop(): Promise<void>;
} {
  const common = { orm, sink, now };
  const scheduler = createScheduler({ ...common, reader });
  const live = createLiveMessages(common);
  const alerts = createIncidentAlerts({ ...common, adminUsers });
  const logged = (tick: () => Promise<TickReport>) => async () => {
    for (const { about, error } of (await tick()).failures) {
      log.error({ about, ...errorFields(error) }, 'Something could not be posted; it is tried again.');
    }
  };
  const failed = (error: unknown) => log.error(errorFields(error), 'A report loop failed; it goes on.');
  const digest = logged(() => scheduler.tick());
  const everyMinute = schedule('* * * * *', digest, { name: 'reports', noOverlap: true });
  const loops = [
    new Repeating(
      liveMs,
      logged(() => live.tick()),
      failed,
    ),
    new Repeating(
      liveMs,
      logged(() => alerts.tick()),
      failed,
    ),
  ];
  for (const loop of loops) loop.start();
  const first = digest().catch(failed);
  return {
    async stop() {
      await everyMinute.destroy();
      await first;
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
