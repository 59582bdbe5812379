import type { BenchDatabase, BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { type ProductProcess, startProduct } from './product-process.ts';

export interface LiveOptions {
  readonly messagesPerSecond: number;
  readonly window: number;
  /** How long the fake Graph API takes to answer. */
  readonly latencyMs: number;
}

/** The product as people run it, between a fake Graph API and a fake Slack, each in a process of its own. */
export interface LiveWorld extends Pick<BenchDatabase, 'orm'> {
  readonly graph: FarSide;
  readonly slack: FarSide;
  /** One more replica, ready when it resolves. */
  start(): Promise<ProductProcess>;
  close(): Promise<void>;
}

export async function openLiveWorld(
  server: BenchServer,
  name: string,
  { messagesPerSecond, window, latencyMs }: LiveOptions,
): Promise<LiveWorld> {
  const { url, orm, close } = await server.createDatabase(name, 'live');
  const graph = await startFarSide('graph-gateway.ts');
  const slack = await startFarSide('slack-workspace.ts');
  await graph.ask({ latencyMs, record: true });
  return {
    orm,
    graph,
    slack,
    start: () =>
      startProduct({
        databaseUrl: url,
        graphPort: numberIn(graph.ready, 'port'),
        slackUrl: String(slack.ready.url),
        messagesPerSecond,
        window,
        directory: server.directory,
      }),
    async close() {
      await graph.stop();
      await slack.stop();
      await close();
    },
  };
}
