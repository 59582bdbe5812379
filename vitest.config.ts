import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Processes, kills and real paces take minutes: begun last, one core would wait for them alone. */
const long =
  /test\/(faults\/(faults|reports|rolling-restart)|e2e\/|walk-through|dispatch\/(send-once|slowed-sending|replicas))/;

/** A wait that ran out may tell of a busy machine, so it is tried once more; what is found to be wrong never is. */
const waitedInVain = { count: 1, condition: /^Never came true|timed out in/ };

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...usual.filter(isLong), ...usual.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    // Long tests wait for clocks and processes more than they compute: on two cores, three at a time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'product',
          // Files share what a worker has loaded; whoever changes something global puts it back.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/proxy/**', 'test/compose/**'],
          globalSetup: ['test/support/postgres-server.ts'],
          setupFiles: ['test/support/same-draws.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
          retry: waitedInVain,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/postgres-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          retry: waitedInVain,
          // A browser on a busy machine: one second, as usual, would tell of the machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'compose',
          include: ['test/compose/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'proxy',
          include: ['test/proxy/**/*.test.ts'],
          globalSetup: ['test/support/postgres-server.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
