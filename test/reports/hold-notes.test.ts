import { afterAll, beforeAll, expect, test } from 'vitest';
import { failed, inProcess } from '../../src/entities/cell.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a deployment held because too much fails is told once in its thread; other holds and neighbours are not', async () => {
  const cells = [
    [inProcess('queued'), 50],
    [failed('bad_request', '131009'), 10],
  ] as const;
  const because = '10 of the last 30 outcomes (33.3 %) are general failures.';
  const failing = await givenDeployment(database.orm, { cells, holds: { too_many_failures: because } });
  const paused = await givenDeployment(database.orm, { cells, holds: { paused_by_person: 'Paused.' } });
  const going = await givenDeployment(database.orm, { cells });
  const clock = createClock('2026-03-03T15:07:10Z');
  const sink = createFakeSink(clock.now);
  const tick = async () => {
    const live = createLiveMessages({ orm: database.orm, sink, now: clock.now });
    expect(await live.tick()).toEqual({ failures: [] });
    clock.passSeconds(5);
  };
  for (let times = 0; times < 4; times += 1) await tick();
  const heads = new Map(sink.messages.filter(({ threadTs }) => !threadTs).map(({ key, ts }) => [key, ts]));
  expect([...heads.keys()].sort()).toEqual(
    [failing, paused, going].map(({ id }) => `deployment:${id}`).sort(),
  );
  const notes = sink.messages.filter(({ threadTs }) => threadTs);
  expect(notes).toMatchObject([
    {
      threadTs: heads.get(`deployment:${failing.id}`),
      document: {
        summary: `D-${failing.id} is held: ${because}`,
        actions: [{ label: 'Failed users' }, { label: 'Resume' }],
      },
    },
  ]);
});
