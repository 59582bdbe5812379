import { createDispatch } from '../src/dispatch/create-dispatch.ts';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { audienceBytes } from './audience-file.ts';
import { conversationName, lineId } from './cast.ts';
import { exportAll } from './export.ts';
import { tellParent } from './far-sides/parent.ts';
import type { MemoryTask } from './memory.ts';
import { startSending } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { untilWaiting } from './until-sent.ts';

/** `<task> <database> <number> <number>`: does one thing in a process of its own and tells its peak memory. */
const [task = '', url = '', ...numbers] = process.argv.slice(2);
const [one = 0, other = 0, port = 0] = numbers.map(Number);
const orm = openDatabase({ url });

async function importList(rows: number): Promise<void> {
  const dispatch = createDispatch({ orm, lineIds: [lineId], defaultCountry: undefined, nudge: () => {} });
  const { versionId } = await dispatch.loadConversation(conversationName);
  await dispatch.review({
    versionId,
    audience: { kind: 'csv', fileName: 'audience.csv', bytes: audienceBytes(rows) },
    channelId: 'C0BENCH',
    by: 'U0BENCH',
  });
}

async function send(deploymentId: number, left: number): Promise<void> {
  const { engine, stop } = await createEngine(orm, { port, connections: 64, window: 128 });
  engine.start();
  await startSending(orm, deploymentId);
  engine.nudge();
  await untilWaiting(orm, deploymentId, left);
  await stop();
}

const tasks: Readonly<Record<MemoryTask, () => Promise<unknown>>> = {
  import: () => importList(one),
  send: () => send(one, other),
  export: () => exportAll({ orm }, one),
};

const isTask = (word: string): word is MemoryTask => Object.hasOwn(tasks, word);
if (!isTask(task)) throw new Error(`Expected ${Object.keys(tasks).join(', ')}, found "${task}".`);
await tasks[task]();
const peakMb = process.resourceUsage().maxRSS / 1024;
await orm.close(true);
tellParent({ peakMb, endMb: process.memoryUsage.rss() / 1024 / 1024 });
process.disconnect();
