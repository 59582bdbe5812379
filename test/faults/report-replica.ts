import { WebClient } from '@slack/web-api';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';

/** One replica of the reports in a process of its own, so that it can be killed anywhere; its clock is the test's. */
const [databaseUrl = '', slackApiUrl = '', clockUrl = ''] = process.argv.slice(2);

let time = new Date(0);
const now = (): Date => time;
const orm = openDatabase({ url: databaseUrl, poolSize: 4 });
const client = new WebClient('xoxb-test-token', {
  slackApiUrl,
  retryConfig: { retries: 0 },
  timeout: 1_000,
  rejectRateLimitedCalls: true,
});
const sink = createChannelSink({ client, simulated: false });
const scheduler = createScheduler({ orm, reader: createMetricsReader(orm), sink, now });

for (;;) {
  time = new Date(await (await fetch(clockUrl)).text());
  await scheduler.tick();
}
