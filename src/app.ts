import { createBot, eventsPath } from './bot/create-bot.ts';
import { features } from './bot/features.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config.ts';
import { connectSlack, connectWhatsApp } from './connections.ts';
import { createDispatch } from './dispatch/create-dispatch.ts';
import { Engine } from './dispatch/engine.ts';
import { storeLines } from './dispatch/line-pace.ts';
import { Repeating } from './dispatch/repeating.ts';
import { acceptOnce, forgetOldRequests } from './entities/database/accept-once.ts';
import { WrongDatabaseError } from './entities/database/installation-stamp.ts';
import { writeAudit } from './entities/database/write-audit.ts';
import { createRegistry, healthRoute } from './health-routes.ts';
import { download } from './http/download.ts';
import { errorFields, type Log } from './log.ts';
import { createMetricsReader } from './reports/create-metrics-reader.ts';
import { createSubscriptions } from './reports/create-subscriptions.ts';
import { createReportKinds } from './reports/report-kinds.ts';
import { createLocalWorkspace } from './sandbox/far-sides.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { type Route, startServer } from './server.ts';
import { startReports } from './start-reports.ts';
import { openStorage } from './storage.ts';
import { webhookRoute } from './webhook-routes.ts';

export interface RunningApp {
  readonly url: string;
  /** Takes no new work, finishes what is in hand, closes everything in reverse. */
  stop(): Promise<void>;
}

/** The largest list that is read; it is streamed, so its size costs time and no memory. */
const largestList = 1024 * 1024 * 1024;
const longestDownloadMs = 15 * 60_000;
/** Calls under way may take this long to finish when the process is stopped. */
const finishMs = 15_000;

/** Composes the product from its settings; every object is made here. Rejects before anything runs when it cannot. */
export async function startApp(config: Config, log: Log): Promise<RunningApp> {
  const failed = (where: string) => (error: unknown) =>
    log.error({ where, ...errorFields(error) }, 'Something failed; it goes on or is tried again.');
  const now = () => new Date();
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const storage = await openStorage(config, (message) => log.warn({ from: 'database' }, message)).catch(
      (error: unknown) => {
        throw error instanceof WrongDatabaseError ? new ConfigError([error.message]) : error;
      },
    );
    const { orm } = storage;
    undo.push(storage.close);

    let routes: readonly Route[] = [];
    const server = await startServer(config, () => routes, failed('answering a request'));
    undo.push(server.stop);
    const ownUrl = `http://127.0.0.1:${server.port}`;

    const { gateway, simulated } = await connectWhatsApp(config);
    undo.push(async () => {
      await gateway.close();
      await simulated?.close();
    });
    const engine = await Engine.create({
      orm,
      gateways: [gateway],
      window: config.sendWindow,
      graceMs: config.graceMs,
      now: Date.now,
      failed: (where, error) => failed(where)(error),
    });
    const lines = gateway.lineIds.map((id) => ({ id, messagesPerSecond: config.messagesPerSecond }));
    await storeLines(orm.em.fork(), gateway.name, lines);

    const commands = features.flatMap((feature) => feature.commands ?? []);
    const shortcuts = features.flatMap((feature) => feature.messageShortcuts ?? []);
    const local =
      config.slack.kind === 'local'
        ? createLocalWorkspace({
            dataDirectory: config.database.dataDirectory,
            ownUrl: () => ownUrl,
            commands: commands.map(({ usage, summary }) => ({ usage: `/treble ${usage}`, summary })),
            shortcuts: shortcuts.map(({ callbackId, name }) => ({
              type: 'message',
              callback_id: callbackId,
              name,
            })),
            onError: failed('the local Slack'),
          })
        : undefined;
    if (local) undo.push(local.close);
    const slack = connectSlack(config, local, ownUrl);

    const reader = createMetricsReader(orm);
    const reports = createReportKinds(reader);
    const bot = createBot({
      ...slack,
      slackApiUrl: slack.apiUrl,
      log,
      replayGuard: { accept: (signature) => acceptOnce(orm, signature) },
      ...(config.quickChartUrl && { quickchart: { url: config.quickChartUrl } }),
      context: {
        dispatch: createDispatch({
          orm,
          lineIds: gateway.lineIds,
          defaultCountry: config.defaultCountry,
          nudge: () => engine.nudge(),
        }),
        reader,
        subscriptions: createSubscriptions(orm, now, reports),
        reports,
        files: {
          fetch: async (url) => {
            const file = await download(url, {
              allowed: { hosts: ['files.slack.com'], loopbackOrigins: slack.localFileOrigins },
              bearer: slack.botToken,
              maxBytes: largestList,
              timeoutMs: longestDownloadMs,
            });
            return file.bytes;
          },
        },
        adminUsers: config.adminUsers,
        supportContact: config.supportContact,
        defaultZone: config.zone,
        simulated: simulated !== undefined,
        audit: (act) => writeAudit(orm, act),
        now,
      },
    });
    undo.push(bot.finish);

    const intake = engine.intakes.get(gateway.name);
    if (!intake) throw new Error(`The gateway ${gateway.name} has no intake.`);
    const slackRoute: Route = (request, response) => {
      if ((request.url ?? '').split('?')[0] !== eventsPath) return false;
      bot.handle(request, response);
      return true;
    };
    const health = healthRoute({
      ready: async () => (await orm.checkConnection()).ok,
      registry: createRegistry(),
      metricsToken: config.metricsToken,
    });
    const web: Route[] = [
      slackRoute,
      webhookRoute('/webhooks/whatsapp', gateway, intake, failed('a webhook')),
    ];
    routes = [...(config.roles.includes('web') ? web : []), health, ...(local ? [local.handle] : [])];

    simulated?.setWebhookUrl(`${ownUrl}/webhooks/whatsapp`);
    if (simulated) await seedSandbox(orm);
    await engine.readTemplates().catch(failed('reading templates'));
    await bot.identify().catch(failed('asking Slack who the bot is'));

    const forgetting = new Repeating(
      300_000,
      () => forgetOldRequests(orm),
      failed('forgetting old requests'),
    );
    forgetting.start();
    undo.push(() => forgetting.stop());
    if (config.roles.includes('dispatch')) engine.start();
    undo.push(() => engine.stop(finishMs));
    if (config.roles.includes('reports')) {
      const running = startReports({ orm, reader, sink: bot.sink, adminUsers: config.adminUsers, log, now });
      undo.push(running.stop);
    }
    if (storage.installation.frozenBecause) log.warn({}, storage.installation.frozenBecause);
    return { url: config.port === server.port ? config.publicUrl : ownUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
