import { eventsPath } from './bot/create-bot.ts';
import { features } from './bot/features.ts';
import { composeBot } from './compose-bot.ts';
import { type Config, ConfigError } from './config.ts';
import { connectSlack, connectWhatsApp } from './connections.ts';
import { createDispatch } from './dispatch/create-dispatch.ts';
import { Engine } from './dispatch/engine.ts';
import { storeLines } from './dispatch/line-pace.ts';
import { Repeating } from './dispatch/repeating.ts';
import { forgetOldRequests } from './entities/database/accept-once.ts';
import { WrongDatabaseError } from './entities/database/installation-stamp.ts';
import { createRegistry, healthRoute } from './health-routes.ts';
import { errorFields, type Log } from './log.ts';
import { createMetricsReader } from './reports/create-metrics-reader.ts';
import { createLocalWorkspace, type LocalWorkspace } from './sandbox/far-sides.ts';
import type { SimulatedWhatsApp } from './sandbox/whatsapp/simulated-whatsapp.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { answerText, type Route, startServer } from './server.ts';
import { startReports } from './start-reports.ts';
import { openStorage, type Storage } from './storage.ts';
import { webhookRoute } from './webhook-routes.ts';

export interface RunningApp {
  readonly url: string;
  /** Set when nothing reaches a real person. */
  readonly simulated: SimulatedWhatsApp | undefined;
  /** Takes no new work, finishes what is in hand, closes everything in reverse. */
  stop(): Promise<void>;
}

/** Calls under way may take this long to finish when the process is stopped. */
const finishMs = 15_000;

/** Slack and Meta come again, and reach another replica or the next start. */
const refuseWhileStopping: Route = (_request, response) => {
  answerText(response, 503, 'Stopping. Try again in a moment.');
  return true;
};

/** A database of the other kind is a matter of settings. */
async function openOwnStorage(config: Config, log: Log): Promise<Storage> {
  try {
    return await openStorage(config, (message) => log.warn({ from: 'database' }, message));
  } catch (error) {
    throw error instanceof WrongDatabaseError ? new ConfigError([error.message]) : error;
  }
}

function makeLocalWorkspace(
  config: Config,
  ownUrl: string,
  onError: (error: unknown) => void,
): LocalWorkspace | undefined {
  if (config.slack.kind === 'real') return undefined;
  const commands = features.flatMap((feature) => feature.commands ?? []);
  const shortcuts = features.flatMap((feature) => feature.messageShortcuts ?? []);
  return createLocalWorkspace({
    dataDirectory: config.database.dataDirectory,
    ownUrl: () => ownUrl,
    commands: commands.map(({ usage, summary }) => ({ usage: `/treble ${usage}`, summary })),
    shortcuts: shortcuts.map(({ callbackId, name }) => ({ type: 'message', callback_id: callbackId, name })),
    onError,
  });
}

/** Composes the product from its settings; every object is made here. When it rejects, nothing is left running. */
export async function startApp(config: Config, log: Log): Promise<RunningApp> {
  const failed = (where: string) => (error: unknown) =>
    log.error({ where, ...errorFields(error) }, 'Something failed; it goes on or is tried again.');
  const now = () => new Date();
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { orm, installation, close } = await openOwnStorage(config, log);
    undo.push(close);

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
    const { lineIds } = gateway;
    const lines = lineIds.map((id) => ({ id, messagesPerSecond: config.messagesPerSecond }));
    await storeLines(orm.em.fork(), gateway.name, lines);

    const local = makeLocalWorkspace(config, ownUrl, failed('the local Slack'));
    if (local) undo.push(local.close);
    const reader = createMetricsReader(orm);
    const { defaultCountry } = config;
    const bot = composeBot({
      config,
      orm,
      slack: connectSlack(config, local, ownUrl),
      dispatch: createDispatch({ orm, lineIds, defaultCountry, nudge: () => engine.nudge() }),
      reader,
      simulated: simulated !== undefined,
      log,
      now,
    });
    undo.push(bot.finish);

    const intake = engine.intakes.get(gateway.name);
    if (!intake) throw new Error(`The gateway ${gateway.name} has no intake.`);
    const slackRoute: Route = (request, response) => {
      if ((request.url ?? '').split('?')[0] !== eventsPath) return false;
      bot.handle(request, response);
      return true;
    };
    const web = [slackRoute, webhookRoute('/webhooks/whatsapp', gateway, intake, failed('a webhook'))];
    let stopping = false;
    const health = healthRoute({
      ready: async () => !stopping && (await orm.checkConnection()).ok,
      registry: createRegistry(),
      metricsToken: config.metricsToken,
    });
    const always = [health, ...(local ? [local.handle] : [])];
    routes = [...(config.roles.includes('web') ? web : []), ...always];

    simulated?.setWebhookUrl(`${ownUrl}/webhooks/whatsapp`);
    if (simulated) await seedSandbox(orm);
    await engine.readTemplates().catch(failed('reading templates'));
    await engine.readLines().catch(failed('reading lines'));
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
    undo.push(async () => {
      stopping = true;
      routes = [...always, refuseWhileStopping];
    });
    if (installation.frozenBecause) log.warn({}, installation.frozenBecause);
    return { url: config.port === server.port ? config.publicUrl : ownUrl, simulated, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
