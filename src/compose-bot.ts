import type { MikroORM } from '@mikro-orm/postgresql';
import type { BotContext } from './bot/bot-context.ts';
import { type Bot, createBot } from './bot/create-bot.ts';
import type { Config } from './config.ts';
import type { SlackConnection } from './connections.ts';
import { createAgents } from './dispatch/agents/create-agents.ts';
import type { LineRelease } from './dispatch/agents/release-lines.ts';
import { createApprovals } from './dispatch/approvals/create-approvals.ts';
import { createRoles } from './dispatch/approvals/create-roles.ts';
import { createAudiences } from './dispatch/audience/create-audiences.ts';
import { createConversations } from './dispatch/conversations/create-conversations.ts';
import type { Dispatch } from './dispatch/dispatch.ts';
import type { Incidents } from './dispatch/incidents/incidents.ts';
import { createPrivacy } from './dispatch/privacy/create-privacy.ts';
import type { Exports } from './dispatch/privacy/privacy.ts';
import { createDrafts } from './dispatch/review/create-drafts.ts';
import { createTries } from './dispatch/tries/create-tries.ts';
import { acceptOnce } from './entities/database/accept-once.ts';
import { writeAudit } from './entities/database/record-act.ts';
import type { Log } from './log.ts';
import { createAuditTrail } from './reports/audit-trail.ts';
import { createSubscriptions } from './reports/create-subscriptions.ts';
import { createIncidentReader } from './reports/incidents/incident-reader.ts';
import { createReportKinds } from './reports/report-kinds.ts';
import type { ReportReader } from './reports/report-reader.ts';
import { loadSetup } from './reports/setup-check.ts';
import { loadTemplateHealth } from './reports/template-health.ts';
import { findContactLists } from './sources/contact-lists.ts';
import type { ContactSource } from './sources/contact-source.ts';
import { PhoneReader } from './sources/phone-number.ts';

export interface BotParts {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly gatewayNames: readonly string[];
  readonly contactSources: readonly ContactSource[];
  readonly slack: SlackConnection;
  readonly dispatch: Dispatch;
  /** There may be something new to send. */
  readonly nudge: () => void;
  readonly incidents: Incidents;
  readonly exports: Exports;
  readonly release: LineRelease;
  readonly openMedia: BotContext['openMedia'];
  readonly askAgain: BotContext['askAgain'];
  readonly fetchFile: (url: string) => Promise<AsyncIterable<Uint8Array>>;
  readonly reader: ReportReader;
  /** Nothing reaches a real person, and every message says so. */
  readonly simulated: boolean;
  readonly log: Log;
  readonly now: () => Date;
}

export function composeBot(parts: BotParts): Bot {
  const {
    config,
    orm,
    nudge,
    slack,
    dispatch,
    incidents,
    gatewayNames,
    contactSources,
    exports,
    release,
    fetchFile,
    openMedia,
    askAgain,
    reader,
    simulated,
    log,
    now,
  } = parts;
  const reports = createReportKinds(reader);
  const phones = new PhoneReader(config.defaultCountry);
  return createBot({
    botToken: slack.botToken,
    signingSecret: slack.signingSecret,
    ...(slack.sockets && { sockets: slack.sockets }),
    slackApiUrl: slack.apiUrl,
    log,
    replayGuard: { accept: (signature) => acceptOnce(orm, signature) },
    ...(config.quickChartUrl && { quickchart: { url: config.quickChartUrl } }),
    context: {
      dispatch,
      incidents,
      openIncidents: createIncidentReader(orm, now),
      conversations: createConversations(orm),
      agents: createAgents(release),
      openMedia,
      askAgain,
      tries: createTries(orm, now),
      audiences: createAudiences(orm, { defaultCountry: config.defaultCountry }),
      reader,
      drafts: createDrafts(orm, now),
      setup: () => loadSetup(orm, gatewayNames),
      publicUrl: config.publicUrl,
      templateHealth: () => loadTemplateHealth(orm),
      subscriptions: createSubscriptions(orm, now),
      auditTrail: createAuditTrail(orm),
      roles: createRoles(orm),
      approvals: createApprovals({ orm, policy: config.approvals, prices: config.prices, nudge }),
      privacy: createPrivacy(orm, { byTwo: config.forgetByTwo }),
      exports,
      reports,
      files: { fetch: fetchFile },
      ...(contactSources.length > 0 && {
        contactLists: (query: string, limit: number) => findContactLists(contactSources, query, limit),
        contactProperties: async ({ source, listId }, query, limit) =>
          (await contactSources.find(({ name }) => name === source)?.findProperties(listId, query, limit)) ??
          [],
      }),
      readPhone: (typed) => phones.read(typed).phone,
      adminUsers: config.adminUsers,
      supportContact: config.supportContact,
      defaultZone: config.zone,
      simulated,
      audit: (act) => writeAudit(orm.em.fork(), act),
      now,
    },
  });
}
