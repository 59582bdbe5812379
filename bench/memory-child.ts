import { createDispatch } from '../src/dispatch/create-dispatch.ts';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { audienceBytes } from './audience-file.ts';
import { conversationName, lineId } from './cast.ts';
import { tellParent } from './far-sides/parent.ts';
import { seedQueued, startSending } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { untilSent } from './until-sent.ts';

/** `<import|send> <database> <rows> <port of the fake gateway>`: does one thing in a process of its own and tells its peak memory. */
const [task, url = '', rowsText, portText] = process.argv.slice(2);
const rows = Number(rowsText);
const orm = openDatabase({ url });

async function importList(): Promise<void> {
  const dispatch = createDispatch({ orm, lineIds: [lineId], defaultCountry: undefined, nudge: () => {} });
  const { versionId } = await dispatch.loadConversation(conversationName);
  const bytes = audienceBytes(rows);
  await dispatch.review({
    versionId,
    audience: { kind: 'csv', fileName: 'audience.csv', bytes },
    channelId: 'C0BENCH',
    by: 'U0BENCH',
  });
}

async function sendAll(): Promise<void> {
  const { engine, stop } = await createEngine(orm, { port: Number(portText), connections: 64, window: 128 });
  const { id } = await seedQueued(orm, rows);
  engine.start();
  await startSending(orm, id);
  engine.nudge();
  await untilSent(orm, id);
  await stop();
}

await (task === 'import' ? importList() : sendAll());
const peakMb = process.resourceUsage().maxRSS / 1024;
await orm.close(true);
tellParent({ peakMb, endMb: process.memoryUsage.rss() / 1024 / 1024 });
process.disconnect();
