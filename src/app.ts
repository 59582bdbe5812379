import { agentFileLink, agentFileRoute } from './agent-files.ts';
import { eventsPath } from './bot/create-bot.ts';
import { features } from './bot/features.ts';
import { composeBot } from './compose-bot.ts';
import { type Config, ConfigError } from './config.ts';
import { connectContacts, connectGateways, connectSlack } from './connections.ts';
import { createDispatch } from './dispatch/create-dispatch.ts';
import { Engine } from './dispatch/engine.ts';
import { createIncidents } from './dispatch/incidents/create-incidents.ts';
import { createExports } from './dispatch/privacy/create-exports.ts';
import { sweepOldData } from './dispatch/privacy/sweep-old-data.ts';
import { Repeating } from './dispatch/repeating.ts';
import { storeLines } from './dispatch/sending/line-pace.ts';
import { forgetOldRequests } from './entities/database/accept-once.ts';
import { WrongDatabaseError } from './entities/database/installation-stamp.ts';
import { MayNotMigrateError } from './entities/database/migrate.ts';
import { sweepAudit } from './entities/database/sweep-audit.ts';
import { createRegistry, healthRoute } from './health-routes.ts';
import { callPublic } from './http/call-public.ts';
import { watchLines } from './line-metrics.ts';
import { errorFields, type Log } from './log.ts';
import { mediaOpener } from './open-media.ts';
import { createMetricsReader } from './reports/create-metrics-reader.ts';
import { createLocalWorkspace, type LocalWorkspace } from './sandbox/far-sides.ts';
import { askSampleShop, isSampleShop } from './sandbox/sample-shop.ts';
import type { SimulatedWhatsApp } from './sandbox/whatsapp/simulated-whatsapp.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { answerText, type Route, startServer } from './server.ts';
import { slackFiles } from './slack-files.ts';
import { startAgents } from './start-agents.ts';
import { startReports } from './start-reports.ts';
import { openStorage, type Storage } from './storage.ts';
import { webhookRoute } from './webhook-routes.ts';
import { watchWork } from './work-metrics.ts';

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
    throw error instanceof WrongDatabaseError || error instanceof MayNotMigrateError
      ? new ConfigError([error.message])
      : error;
  }
}

function makeLocalWorkspace(
  config: Config,
  ownUrl: string,
  whatsApp: SimulatedWhatsApp | undefined,
  onError: (error: unknown) => void,
): LocalWorkspace | undefined {
  if (config.slack.kind === 'real') return undefined;
  const commands = features.flatMap((feature) => feature.commands ?? []);
  const shortcuts = features.flatMap(({ messageShortcuts = [], globalShortcuts = [] }) => [
    ...globalShortcuts.map(({ callbackId, name }) => ({
      type: 'global' as const,
      callback_id: callbackId,
      name,
    })),
    ...messageShortcuts.map(({ callbackId, name }) => ({
      type: 'message' as const,
      callback_id: callbackId,
      name,
    })),
  ]);
  return createLocalWorkspace({
    dataDirectory: config.database.dataDirectory,
    ownUrl: () => ownUrl,
    commands: commands.map(({ usage, summary }) => ({ usage: `/treble ${usage}`, summary })),
    shortcuts,
    whatsApp,
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

    const { connected, simulated } = await connectGateways(config);
    const gateways = connected.map(({ gateway }) => gateway);
    undo.push(async () => {
      for (const gateway of gateways) await gateway.close();
      await simulated?.close();
    });
    const engine = await Engine.create({
      orm,
      gateways,
      window: config.sendWindow,
      questionsPerMinute: config.treble?.questionsPerMinute ?? 0,
      graceMs: config.graceMs,
      approvals: config.approvals,
      now: Date.now,
      callWebhook: async ({ id, ...call }) =>
        simulated && isSampleShop(call)
          ? askSampleShop(call)
          : callPublic(
              { ...call, headers: { 'x-treble-bot-call': id } },
              { failed: (why) => log.warn({ call: id, why }, 'A webhook of a flow brought no answer.') },
            ),
      failed: (where, error) => failed(where)(error),
    });
    for (const { gateway, messagesPerSecond } of connected) {
      const lines = gateway.lineIds.map((id) => ({ id, messagesPerSecond }));
      await storeLines(orm.em.fork(), gateway.name, lines);
    }
    const contactSources = connectContacts(config);
    undo.push(async () => {
      for (const source of contactSources) await source.close();
    });
    const lineIds = gateways.flatMap((gateway) => gateway.lineIds);

    const local = makeLocalWorkspace(config, ownUrl, simulated, failed('the local Slack'));
    if (local) undo.push(local.close);
    const reader = createMetricsReader(orm);
    const { defaultCountry } = config;
    const slack = connectSlack(config, local, ownUrl);
    const fetchFile = slackFiles(slack);
    const linkOf = agentFileLink(simulated ? ownUrl : config.publicUrl);
    const release = { orm, linkOf, now };
    const exports = createExports(orm, config.exportHours);
    const bot = composeBot({
      config,
      orm,
      gatewayNames: gateways.map(({ name }) => name),
      contactSources,
      slack,
      exports,
      release,
      fetchFile,
      askAgain: engine.questions,
      openMedia: mediaOpener(gateways, failed('fetching a file')),
      dispatch: createDispatch({
        orm,
        lineIds,
        defaultCountry,
        contactSources,
        approvals: config.approvals,
        nudge: () => engine.nudge(),
      }),
      incidents: createIncidents({
        orm,
        gateways,
        readTemplates: () => engine.readTemplates(),
        nudge: () => engine.nudge(),
      }),
      nudge: () => engine.nudge(),
      reader,
      simulated: simulated !== undefined,
      log,
      now,
    });
    undo.push(bot.finish);

    const webhookRoutes = gateways.map((gateway) => {
      const intake = engine.intakes.get(gateway.name);
      if (!intake) throw new Error(`The gateway ${gateway.name} has no intake.`);
      return webhookRoute(`/webhooks/${gateway.name}`, gateway, intake, failed('a webhook'));
    });
    const slackRoute: Route = (request, response) => {
      if ((request.url ?? '').split('?')[0] !== eventsPath) return false;
      bot.handle(request, response);
      return true;
    };
    const isWeb = config.roles.includes('web');
    const answering = isWeb ? [slackRoute, agentFileRoute(orm, fetchFile, failed('sending a file'))] : [];
    const registry = createRegistry();
    watchLines(registry, orm);
    watchWork(registry, orm);
    let stopping = false;
    const health = healthRoute({
      ready: async () => !stopping && (await orm.checkConnection()).ok,
      registry,
      metricsToken: config.metricsToken,
    });
    const always = [health, ...(local ? [local.handle] : [])];
    routes = [...answering, ...(isWeb ? webhookRoutes : []), ...always];
    undo.push(async () => {
      routes = [...always, refuseWhileStopping];
    });

    simulated?.setWebhookUrl(`${ownUrl}/webhooks/whatsapp`);
    if (simulated) await seedSandbox(orm);
    await engine.readTemplates().catch(failed('reading templates'));
    await engine.readLines().catch(failed('reading lines'));
    const askAboutLines = async () => {
      await engine.readDailyLimits();
      await engine.readQualities();
    };
    const limits = new Repeating(600_000, askAboutLines, failed('reading limits and qualities'));
    limits.start();
    undo.push(() => limits.stop());
    await bot.identify().catch(failed('asking Slack who the bot is'));

    const forgetting = new Repeating(
      300_000,
      async () => {
        await forgetOldRequests(orm);
        await sweepAudit(orm, config.auditDays);
        await sweepOldData(orm, config.keepDays);
        await exports.expire(bot.deleteFile);
      },
      failed('forgetting old requests'),
    );
    forgetting.start();
    undo.push(() => forgetting.stop());
    if (config.roles.includes('dispatch')) engine.start();
    undo.push(() => engine.stop(finishMs));
    if (config.roles.includes('dispatch')) {
      const { agentChatMs: closesAfterMs } = config;
      const agents = startAgents({ release, closesAfterMs, failed: failed('the chats of agents') });
      undo.push(agents.stop);
    }
    if (config.roles.includes('reports')) {
      const { sink, languages } = bot;
      const { adminUsers } = config;
      const running = startReports({ orm, reader, sink, languages, adminUsers, log, now });
      undo.push(running.stop);
    }
    if (isWeb) bot.sockets?.start();
    // Meta brings a webhook again, Slack never a press: it is answered as long as there is a listener.
    undo.push(async () => {
      stopping = true;
      routes = [...answering, ...always, refuseWhileStopping];
      await bot.sockets?.stop();
    });
    if (installation.frozenBecause) log.warn({}, installation.frozenBecause);
    return { url: config.port === server.port ? config.publicUrl : ownUrl, simulated, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
