import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ourCode = join(import.meta.dirname, '..', '..');
/** Starts after the first one need not compile again. */
const compileCache = join(tmpdir(), 'treble-compile-cache');

export interface ProductProcess {
  /** Where it listens; rejects when it ends before it is ready. */
  readonly ready: Promise<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Everything it said so far. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Ends it at once if it still runs. */
  kill(): Promise<void>;
}

export interface ProductOptions {
  readonly settings: Readonly<Record<string, string>>;
  /** Whom to run as; oneself unless told. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** Where it is started; a folder of its own unless told. */
  readonly directory?: string;
  /** What stands behind the command, such as `doctor`. */
  readonly words?: readonly string[];
  /** The folder of another release's code. */
  readonly code?: string;
}

const readyUrl = /"url":"([^"]+)"/;

/** Starts the product as a process of its own, with these settings and no others. */
export function startProduct(options: ProductOptions): ProductProcess {
  const { settings, ids, directory, words = [], code = ourCode } = options;
  const main = join(code, 'src', 'main.ts');
  const own = directory === undefined ? mkdtempSync(join(tmpdir(), 'treble-process-')) : undefined;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    cwd: directory ?? own,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ids,
  });
  let said = '';
  const ended = new Promise<number | string>((done) => {
    // Once all that it said has been read, too.
    child.once('close', (code, signal) => {
      if (own) rmSync(own, { recursive: true, force: true });
      done(code ?? signal ?? 'unknown');
    });
  });
  const ready = new Promise<string>((told, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = readyUrl.exec(said)?.[1];
      if (url) told(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((how) => failed(new Error(`The product ended (${how}) before it was ready:\n${said}`)));
  });
  ready.catch(() => {}); // whoever waits for it hears it; the others wait for its end
  return {
    ready,
    ended,
    output: () => said,
    signal: (name) => child.kill(name),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
