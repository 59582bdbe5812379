import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../../src/entities/cell.ts';
import { type BotOnDatabase, startBotOnDatabase } from '../bot/support/bot-on-database.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDeployment } from '../support/given.ts';

/** Words that would change or reveal something if they ever became part of a statement. */
const corpus = [
  `'; drop table recipient; --`,
  `" or "1"="1`,
  `' or 1=1 --`,
  `x'); delete from deployment; select ('`,
  `\\'; select pg_sleep(60); --`,
  `$$; drop table tally; $$`,
  `%' union select token_key from installation --`,
  `{{constructor}} $1 ? :name @p1`,
  `\u0000'; --`,
] as const;

let world: DispatchWorld;
let bot: BotOnDatabase;
beforeAll(async () => {
  world = await createDispatchWorld();
  bot = await startBotOnDatabase();
  await givenDeployment(bot.database.orm, { conversation: 'Spring sale', cells: [[inProcess('queued'), 3]] });
});
afterAll(async () => {
  await world.close();
  await bot.stop();
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const counted = async (table: string): Promise<number> => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(bot.database.orm.em.fork().getKysely());
  return rows[0]?.count ?? 0;
};

test.each(corpus.filter((words) => !words.includes('\0')))(
  'a list with the header and the cell %s is a list like any other',
  async (words) => {
    const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
    const quoted = `"${words.replaceAll('"', '""')}"`;
    const csv = `phone,first_name,discount,${quoted}\n+12025550101,Ana,20 %,${quoted}\n`;
    const review = await world.dispatch.review({
      versionId,
      audience: { kind: 'csv', fileName: words, bytes: bytesOf(csv) },
      channelId: 'C0GROWTH',
      by: 'U0ANA',
    });
    expect(review.counts.rows).toBe(1);
    const { rows } = await sql<{ values: string[] }>`
    select array(select value from jsonb_each_text(variables)) as values from recipient
     where deployment_id = ${review.draftId}`.execute(world.orm.em.fork().getKysely());
    expect(rows[0]?.values.join()).toContain(words);
  },
);

const commands = [
  'metrics',
  'status',
  'failures',
  'users',
  'history',
  'pause',
  'audit',
  'hold template',
  'roles',
] as const;

test.each(commands)('/treble %s takes the same words for words', async (command) => {
  const before = await Promise.all(['recipient', 'deployment', 'tally', 'audit_entry'].map(counted));
  for (const words of corpus) await bot.bot.command(`${command} ${words}`);
  expect(bot.bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  const after = await Promise.all(['recipient', 'deployment', 'tally', 'audit_entry'].map(counted));
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(bot.bot.said().join()).not.toContain('token_key":');
});
