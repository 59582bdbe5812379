import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';
import type { Environment } from './setting-reader.ts';

/** Settings that may stand in a file instead of the environment, as container engines mount secrets. */
export const secretSettings = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'TREBLE_API_KEY',
  'TREBLE_WEBHOOK_SECRET',
  'HUBSPOT_ACCESS_TOKEN',
  'SALESFORCE_CLIENT_SECRET',
  'METRICS_TOKEN',
  'PHONE_HASH_KEY',
] as const;

/** The settings with every `<name>_FILE` replaced by what the file holds. Throws a `ConfigError` that never shows a value. */
export function readSecretFiles(env: Environment): Environment {
  const problems: string[] = [];
  const found = secretSettings.flatMap((name): [string, string][] => {
    const path = env[`${name}_FILE`]?.trim();
    if (!path) return [];
    if (env[name]?.trim()) {
      problems.push(`${name} and ${name}_FILE are both set. Keep one of them.`);
      return [];
    }
    try {
      return [[name, readFileSync(path, 'utf8').trim()]];
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      problems.push(`${name}_FILE names a file that cannot be read${why}.`);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...Object.fromEntries(found) };
}
