import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { readAttempts, readRecipients } from '../support/dispatch-readings.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';

const people = 120;
let world: ProcessWorld;
beforeAll(async () => {
  world = await createProcessWorld({ messagesPerSecond: 60 });
});
afterAll(() => world.close());

/** The database as it is now, under another name, as a backup brings it back. Gives its address. */
async function copyDatabase(): Promise<string> {
  const from = new URL(world.databaseUrl);
  const to = new URL(from);
  to.pathname = `${from.pathname}_restored`;
  const server = new URL(from);
  server.pathname = '/postgres';
  const maintenance = openDatabase({ url: server.href, poolSize: 1 });
  const [source, target] = [from.pathname.slice(1), to.pathname.slice(1)];
  const em = maintenance.em.fork();
  await em.execute(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${source}'`);
  await em.execute(`create database ${target} template ${source}`);
  await maintenance.close(true);
  return to.href;
}

test('S26: restored from the middle of a send, the database makes no call until a person confirms', async () => {
  const first = await world.start();
  const id = await givenLaunched(world, plainPhones(people));
  await until(
    async () => world.whatsApp.arrivals.length,
    (called) => called >= 20,
    60_000,
  );
  first.signal('SIGTERM');
  expect(await first.ended).toBe(0);
  const backup = await copyDatabase();
  const second = await world.start();
  await until(
    () => readRecipients(world, id),
    (all) => all.every(({ state }) => state === 'success'),
    60_000,
  );
  await second.kill();
  const calledBefore = world.whatsApp.arrivals.length;
  expect(calledBefore).toBe(people);

  const restored = { orm: openDatabase({ url: backup, poolSize: 2 }) };
  const third = await world.start({ DATABASE_URL: backup });
  expect(third.output()).toContain('restored from a backup');
  const ana = new SlackPerson(world.slack.url, 'U0ANA');
  await ana.say('C0GROWTH', `/treble status D-${id}`);
  await ana.message('C0GROWTH', /restored from a backup/, 60_000);
  expect(world.whatsApp.arrivals).toHaveLength(calledBefore);

  const begun = sql<{ count: number }>`
    select count(*)::int as count from attempt where worker_id = (select max(id) from worker)`;
  const { rows } = await begun.execute(restored.orm.em.fork().getKysely());
  await ana.say('C0GROWTH', '/treble unfreeze');
  await until(
    async () => world.whatsApp.arrivals.length,
    (called) => called > calledBefore,
    60_000,
  );
  expect(rows).toEqual([{ count: 0 }]);
  expect((await readAttempts(restored, id)).length).toBeGreaterThan(20);
  await restored.orm.close(true);
});
