import { type Logger, LogLevel } from '@slack/bolt';

/** The part of pino's logger that the bot uses. Fields never hold personal data. */
export interface BotLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

const firstLine = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.name : String(part)))
    .join(' ')
    .split('\n', 1)[0]
    ?.slice(0, 300) ?? '';

/** Slack's packages write whole payloads at their lower levels, so only warnings and errors pass, one line each. */
export function slackLogger(log: BotLog): Logger {
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn({ from: 'slack' }, firstLine(parts)),
    error: (...parts: unknown[]) => log.error({ from: 'slack' }, firstLine(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
