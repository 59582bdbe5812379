import type { MikroORM } from '@mikro-orm/postgresql';
import { type Bot, createBot } from './bot/create-bot.ts';
import type { Config } from './config.ts';
import type { SlackConnection } from './connections.ts';
import type { Dispatch } from './dispatch/dispatch.ts';
import { acceptOnce } from './entities/database/accept-once.ts';
import { writeAudit } from './entities/database/write-audit.ts';
import { download } from './http/download.ts';
import type { Log } from './log.ts';
import { createSubscriptions } from './reports/create-subscriptions.ts';
import { createReportKinds } from './reports/report-kinds.ts';
import type { ReportReader } from './reports/report-reader.ts';

export interface BotParts {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly slack: SlackConnection;
  readonly dispatch: Dispatch;
  readonly reader: ReportReader;
  /** Nothing reaches a real person, and every message says so. */
  readonly simulated: boolean;
  readonly log: Log;
  readonly now: () => Date;
}

/** The largest list that is read; it is streamed, so its size costs time and no memory. */
const largestList = 1024 * 1024 * 1024;
const longestDownloadMs = 15 * 60_000;

export function composeBot({ config, orm, slack, dispatch, reader, simulated, log, now }: BotParts): Bot {
  const reports = createReportKinds(reader);
  const fetchFile = async (url: string) => {
    const file = await download(url, {
      allowed: { hosts: ['files.slack.com'], loopbackOrigins: slack.localFileOrigins },
      bearer: slack.botToken,
      maxBytes: largestList,
      timeoutMs: longestDownloadMs,
    });
    return file.bytes;
  };
  return createBot({
    botToken: slack.botToken,
    signingSecret: slack.signingSecret,
    slackApiUrl: slack.apiUrl,
    log,
    replayGuard: { accept: (signature) => acceptOnce(orm, signature) },
    ...(config.quickChartUrl && { quickchart: { url: config.quickChartUrl } }),
    context: {
      dispatch,
      reader,
      subscriptions: createSubscriptions(orm, now, reports),
      reports,
      files: { fetch: fetchFile },
      adminUsers: config.adminUsers,
      supportContact: config.supportContact,
      defaultZone: config.zone,
      simulated,
      audit: (act) => writeAudit(orm, act),
      now,
    },
  });
}
