import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { nodeFlags } from './node-flags.ts';

/** A process of its own, so that what stands opposite the product never shares its event loop. */
export interface FarSide {
  /** What the process told when it was ready. */
  readonly ready: Record<string, unknown>;
  /** One question at a time. */
  ask(question: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

function nextNews(child: ChildProcess, name: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off('message', heard);
      child.off('exit', gone);
      act();
    };
    const heard = (news: unknown) =>
      settle(() => {
        if (typeof news !== 'object' || news === null) {
          reject(new Error(`${name}: expected an object, found ${JSON.stringify(news)}.`));
        } else if ('error' in news) reject(new Error(`${name}: ${String(news.error)}`));
        else resolve(Object.fromEntries(Object.entries(news)));
      });
    const gone = (code: number | null) => settle(() => reject(new Error(`${name} ended with code ${code}.`)));
    child.on('message', heard);
    child.on('exit', gone);
  });
}

export function numberIn(news: Readonly<Record<string, unknown>>, key: string): number {
  const value = news[key];
  if (typeof value === 'number') return value;
  throw new Error(`Expected a number as "${key}", found ${JSON.stringify(value)}.`);
}

// Without the parent's flags: a profile of the product is not one of its far side.
const start = (path: string, args: readonly string[], flags: readonly string[]): ChildProcess =>
  fork(join(import.meta.dirname, path), [...args], { execArgv: [...flags] });

/** Runs `bench/<file>`, started as the product is, to its end and tells what it said. */
export function askOnce(file: string, args: readonly string[]): Promise<Record<string, unknown>> {
  return nextNews(start(file, args, nodeFlags), file);
}

/** Starts `bench/far-sides/<file>` and resolves when it has said that it is ready. */
export async function startFarSide(file: string, args: readonly string[] = []): Promise<FarSide> {
  const child = start(join('far-sides', file), args, ['--disable-warning=ExperimentalWarning']);
  const ready = await nextNews(child, file);
  return {
    ready,
    ask(question) {
      const answer = nextNews(child, file);
      child.send(question);
      return answer;
    },
    stop() {
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      child.disconnect();
      return gone;
    },
  };
}
