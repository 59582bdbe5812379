import { readApprovals } from './config-approvals.ts';
import {
  type HubSpotSettings,
  readHubSpot,
  readSalesforce,
  readSlack,
  readTreble,
  readWhatsApp,
  type SalesforceSettings,
  type SlackSettings,
  type TrebleSettings,
  type WhatsAppSettings,
} from './config-connections.ts';
import { readPrivacy } from './config-privacy.ts';
import type { ApprovalPolicy, Prices } from './entities/approval.ts';
import type { KeepDays } from './entities/retention.ts';
import { type Environment, isZone, SettingReader } from './setting-reader.ts';

export const roles = ['web', 'dispatch', 'reports'] as const;
export type Role = (typeof roles)[number];

export interface Config {
  /** What the database is stamped with: live as soon as messages reach real people. */
  readonly kind: 'sandbox' | 'live';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly database: {
    /** Unset: embedded, kept in `dataDirectory`. */
    readonly url: string | undefined;
    /** Migrates before the other is used, with rights that the running product does not need. */
    readonly migrationUrl: string | undefined;
    readonly dataDirectory: string;
    readonly failoverAllowed: boolean;
    /** Keys the hashes of forgotten phones; unset: a key that the database keeps. */
    readonly phoneKey: string | undefined;
  };
  readonly slack: SlackSettings;
  readonly whatsApp: WhatsAppSettings;
  /** Unset: Treble is not connected. */
  readonly treble: TrebleSettings | undefined;
  /** Unset: no lists are read from HubSpot. */
  readonly hubSpot: HubSpotSettings | undefined;
  /** Unset: no lists are read from Salesforce. */
  readonly salesforce: SalesforceSettings | undefined;
  /** Factor on every delay of the simulated WhatsApp: 1 as in life, 0 at once. */
  readonly sandboxSpeed: number;
  readonly messagesPerSecond: number;
  /** Calls of one line that may be under way at a time. */
  readonly sendWindow: number;
  readonly adminUsers: readonly string[];
  readonly approvals: ApprovalPolicy;
  /** What one message costs, by template category in lower case. */
  readonly prices: Prices;
  readonly supportContact: string;
  readonly defaultCountry: string | undefined;
  readonly zone: string;
  readonly graceMs: number;
  /** A chat with an agent that nobody touches is closed after this. */
  readonly agentChatMs: number;
  readonly quickChartUrl: string | undefined;
  readonly metricsToken: string | undefined;
  readonly roles: readonly Role[];
  /** How long the audit is kept. */
  readonly auditDays: number;
  /** How long each kind of people's data is kept; 0: for as long as nobody has it forgotten. */
  readonly keepDays: KeepDays;
  /** How long a file with people's data stands in Slack. */
  readonly exportHours: number;
  /** Two administrators have to ask before anybody is erased. */
  readonly forgetByTwo: boolean;
  readonly logLevel: string;
}

/** Everything that is wrong with the settings, one plain sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function readRoles(settings: SettingReader): readonly Role[] {
  const named = settings.list('RUN');
  const unknown = named.filter((name) => !roles.some((role) => role === name));
  if (unknown.length > 0) {
    settings.problem(`RUN takes a comma list of ${roles.join(', ')}; found ${unknown.join(', ')}.`);
  }
  if (named.length > 0 && settings.text('DATABASE_URL') === undefined) {
    settings.problem('RUN needs DATABASE_URL: processes that share the work share a PostgreSQL server.');
  }
  return named.length === 0 ? roles : roles.filter((role) => named.includes(role));
}

function readCharts(settings: SettingReader): string | undefined {
  const charts = settings.oneOf('CHARTS', ['native', 'quickchart'] as const, 'native');
  const url = settings.url('QUICKCHART_URL');
  if (charts === 'native') return undefined;
  if (url === undefined)
    settings.problem('CHARTS=quickchart needs QUICKCHART_URL, the address of a QuickChart server.');
  return url;
}

/** Reads every setting once. Throws a `ConfigError` that lists all problems. */
export function loadConfig(env: Environment): Config {
  const settings = new SettingReader(env);
  const port = settings.count('PORT', 3000, { least: 0, most: 65_535 });
  const slack = readSlack(settings);
  const treble = readTreble(settings);
  const asked = readWhatsApp(settings);
  const whatsApp = treble && asked.kind === 'simulated' ? ({ kind: 'none' } as const) : asked;
  if (treble && slack.kind === 'local') {
    settings.problem(
      'TREBLE_API_KEY is set without SLACK_BOT_TOKEN: the local Slack never sends to real people. Connect Slack too, or remove it.',
    );
  }
  if (whatsApp.kind === 'real' && slack.kind === 'local') {
    settings.problem(
      'WHATSAPP_ACCESS_TOKEN is set without SLACK_BOT_TOKEN: the local Slack never sends to real people. Connect Slack too, or remove it.',
    );
  }
  const admins = settings.list('ADMIN_USERS');
  if (slack.kind === 'real' && admins.length === 0) {
    settings.problem('ADMIN_USERS is missing: a comma list of the Slack user ids that may send and control.');
  }
  const adminUsers = slack.kind === 'local' && admins.length === 0 ? ['U0ANA'] : admins;
  const zone = settings.text('TIMEZONE') ?? 'UTC';
  if (!isZone(zone)) settings.problem(`TIMEZONE takes an IANA zone such as America/Bogota; found ${zone}.`);
  const country = settings.text('DEFAULT_COUNTRY')?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    settings.problem(`DEFAULT_COUNTRY takes a two-letter ISO code such as CO; found ${country}.`);
  }
  const { phoneKey, ...privacy } = readPrivacy(settings);
  const config: Config = {
    kind: whatsApp.kind === 'simulated' ? 'sandbox' : 'live',
    host: settings.text('HOST') ?? (slack.kind === 'local' ? '127.0.0.1' : '0.0.0.0'),
    port,
    publicUrl: settings.url('PUBLIC_URL') ?? `http://localhost:${port}`,
    database: {
      url: settings.url('DATABASE_URL', ['postgres:', 'postgresql:']),
      migrationUrl: settings.url('MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:']),
      dataDirectory: settings.text('DATA_DIR') ?? './data',
      failoverAllowed:
        settings.oneOf('DATABASE_FAILOVER', ['freeze', 'continue'] as const, 'freeze') === 'continue',
      phoneKey,
    },
    slack,
    whatsApp,
    treble,
    hubSpot: readHubSpot(settings),
    salesforce: readSalesforce(settings),
    sandboxSpeed: settings.count('SANDBOX_DELAY_PERCENT', 100, { least: 0, most: 1_000 }) / 100,
    messagesPerSecond: settings.count('WHATSAPP_MESSAGES_PER_SECOND', 70, { least: 1, most: 100_000 }),
    sendWindow: settings.count('SEND_WINDOW', 128, { least: 1, most: 5_000 }),
    adminUsers,
    ...readApprovals(settings, { zone, exempt: adminUsers }),
    supportContact: settings.text('SUPPORT_CONTACT') ?? adminUsers.join(','),
    defaultCountry: country,
    zone,
    graceMs: settings.count('UNCERTAIN_GRACE_SECONDS', 900, { least: 0, most: 864_000 }) * 1_000,
    agentChatMs: settings.count('AGENT_CHAT_HOURS', 24, { least: 1, most: 720 }) * 3_600_000,
    quickChartUrl: readCharts(settings),
    metricsToken: settings.text('METRICS_TOKEN'),
    roles: readRoles(settings),
    ...privacy,
    auditDays: settings.count('AUDIT_DAYS', 730, { least: 30, most: 36_500 }),
    logLevel: settings.oneOf('LOG_LEVEL', logLevels, 'info'),
  };
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return Object.freeze(config);
}
