import type { MikroORM } from '@mikro-orm/postgresql';
import { closeUnattended } from './dispatch/agents/close-unattended.ts';
import { openThreads } from './dispatch/agents/open-threads.ts';
import { type LineRelease, releaseLines } from './dispatch/agents/release-lines.ts';
import { settleTemplates } from './dispatch/agents/send-template.ts';
import { settleLines } from './dispatch/agents/settle-lines.ts';
import { tellWindows } from './dispatch/agents/tell-window.ts';
import { Repeating } from './dispatch/repeating.ts';

export interface AgentLoopsOptions {
  readonly release: LineRelease;
  /** A chat that nobody touches is closed after this. */
  readonly closesAfterMs: number;
  readonly failed: (error: unknown) => void;
}

/** What an agent writes leaves within this, and the time in which lines are put in order. */
const releaseMs = 250;
const openMs = 500;
const settleMs = 1_000;
const attendMs = 5_000;

/** One round of everything that chats with agents need. */
export async function attendAgents({
  release,
  closesAfterMs,
}: Omit<AgentLoopsOptions, 'failed'>): Promise<void> {
  const { orm, now }: { orm: MikroORM; now: () => Date } = release;
  await openThreads(orm);
  await releaseLines(release);
  await settleLines(orm);
  await settleTemplates(orm);
  await closeUnattended(orm, closesAfterMs);
  await tellWindows(orm, now());
}

/** Starts what moves chats with agents by itself; any number of processes may do it side by side. */
export function startAgents({ release, closesAfterMs, failed }: AgentLoopsOptions): {
  stop(): Promise<void>;
} {
  const { orm, now } = release;
  const every = (ms: number, work: () => Promise<unknown>) =>
    new Repeating(
      ms,
      async () => {
        await work();
      },
      failed,
    );
  const loops = [
    every(releaseMs, () => releaseLines(release)),
    every(openMs, () => openThreads(orm)),
    every(settleMs, () => settleLines(orm)),
    every(settleMs, () => settleTemplates(orm)),
    every(attendMs, () => closeUnattended(orm, closesAfterMs)),
    every(attendMs, () => tellWindows(orm, now())),
  ];
  for (const loop of loops) loop.start();
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
