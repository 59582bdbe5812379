import type { MikroORM } from '@mikro-orm/postgresql';
import { schedule } from 'node-cron';
import { Repeating } from './dispatch/repeating.ts';
import { errorFields, type Log } from './log.ts';
import { createAgentThreads } from './reports/agents/agent-threads.ts';
import type { ChannelSink } from './reports/channel-sink.ts';
import { createDuplicateNotes } from './reports/duplicate-notes.ts';
import { createIncidentAlerts } from './reports/incidents/incident-alerts.ts';
import { createIncidentWatch } from './reports/incidents/incident-watch.ts';
import { createLiveMessages } from './reports/live-messages.ts';
import { createPacedSink } from './reports/paced-sink.ts';
import type { PlaceLanguages } from './reports/place-languages.ts';
import type { ReportReader } from './reports/report-reader.ts';
import { createScheduler } from './reports/scheduler.ts';
import { createSlackPaceStore } from './reports/slack-pace-store.ts';
import type { TickReport } from './reports/tick.ts';

export interface ReportsOptions {
  readonly orm: MikroORM;
  readonly reader: ReportReader;
  readonly sink: ChannelSink;
  readonly languages: PlaceLanguages;
  readonly adminUsers: readonly string[];
  readonly log: Log;
  readonly now: () => Date;
}

/** Live messages and alerts follow within this. */
const liveMs = 1_000;
/** How often a kind is really looked for stands with the kind. */
const watchMs = 5_000;
/** Late receipts are rare, and nothing is to be done about them at once. */
const duplicatesMs = 60_000;

/** Starts what posts by itself: digests by the minute, live messages and alerts by the second. */
export function startReports({ orm, reader, sink, languages, adminUsers, log, now }: ReportsOptions): {
  stop(): Promise<void>;
} {
  const common = { orm, sink: createPacedSink(sink, createSlackPaceStore(orm), now), languages, now };
  const scheduler = createScheduler({ ...common, reader });
  const live = createLiveMessages(common);
  const duplicates = createDuplicateNotes(common);
  // An alert does not wait for the live messages of a busy hour.
  const urgent = createPacedSink(sink, createSlackPaceStore(orm), now, { ahead: 1 });
  const alerts = createIncidentAlerts({ ...common, sink: urgent, adminUsers });
  const agents = createAgentThreads({ ...common, adminUsers });
  const watch = createIncidentWatch({ orm, now });
  const logged = (tick: () => Promise<TickReport>) => async () => {
    for (const { about, error } of (await tick()).failures) {
      log.error({ about, ...errorFields(error) }, 'Something could not be posted; it is tried again.');
    }
  };
  const failed = (error: unknown) => log.error(errorFields(error), 'A report loop failed; it goes on.');
  const digest = logged(() => scheduler.tick());
  const everyMinute = schedule('* * * * *', digest, { name: 'reports', noOverlap: true });
  const paces = [
    [liveMs, live],
    [liveMs, alerts],
    [liveMs, agents],
    [watchMs, watch],
    [duplicatesMs, duplicates],
  ] as const;
  const loops = paces.map(([everyMs, { tick }]) => new Repeating(everyMs, logged(tick), failed));
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
