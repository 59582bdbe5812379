import { existsSync } from 'node:fs';
import { startApp } from './app.ts';
import { ConfigError, loadConfig } from './config.ts';
import { checks } from './doctor/checks.ts';
import { examine } from './doctor/examine.ts';
import { createLog, errorFields } from './log.ts';
import { readSecretFiles } from './secret-files.ts';

/** What the shell's tables call a configuration error (sysexits). */
const badSettings = 78;
/** An orderly stop takes no longer than this. */
const stopWithinMs = 30_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(readSecretFiles(process.env));
  if (process.argv[2] === 'doctor') {
    const { text, isHealthy } = await examine({ config, now: () => new Date() }, checks);
    process.stdout.write(text);
    process.exitCode = isHealthy ? 0 : 1;
    return;
  }
  const log = createLog(config.logLevel);
  const app = await startApp(config, log);
  log.info({ url: app.url, kind: config.kind }, `treble-bot is ready on ${app.url}`);
  if (process.stdout.isTTY && config.slack.kind === 'local') {
    process.stdout.write(`\n  treble-bot is ready. Open ${app.url} in a browser.\n\n`);
  }

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'Stopping: finishing what is in hand.');
    setTimeout(() => {
      log.error(
        {},
        'Stopping took too long; ending now. What was under way is settled after the next start.',
      );
      process.exit(1);
    }, stopWithinMs).unref();
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(errorFields(error), 'Stopping failed; ending now.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(
      `The settings need attention:\n${error.problems.map((one) => `  • ${one}\n`).join('')}`,
    );
    process.exit(badSettings);
  }
  process.stderr.write(
    `treble-bot could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
