import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type RunningApp, startApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { startBenchServer } from './database.ts';
import { median } from './statistics.ts';

/**
 * `npm run bench:alerts`: from the webhook that pauses a template, while the line sends at its full rate, to the hold, to
 * the alert, and to the last call for that template. The whole product runs in this process, between its own simulated
 * WhatsApp and local Slack. Ends with 1 when a bound is broken.
 */
const rounds = 12;
const perSecond = 200;
const templateName = 'spring_sale_2026';
const bounds = { holdMs: 1_000, alertMs: 5_000, callsAfterMs: 2_000 } as const;

interface Round {
  readonly holdMs: number;
  readonly alertMs: number;
  readonly lastCallMs: number;
  readonly lateCalls: number;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const wait = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));

/** Users enough for every round, in one deployment that sends at once. */
async function seedSending(orm: MikroORM, users: number): Promise<void> {
  const db = orm.em.fork().getKysely();
  await sql`
    with version as (
      select v.id, t.id as template_id,
             (select coalesce(jsonb_object_agg(e->>'column', 'Ana'), '{}') from jsonb_array_elements(v.variables) e) as values
        from conversation_version v join template t on t.id = v.template_id
       where t.name = ${templateName} order by v.id limit 1
    ), deployed as (
      insert into deployment (version_id, line_id, phase, channel_id, audience_name, created_by, imported_at, launched_by, launched_at)
      select version.id, line.id, 'sending', 'C0GROWTH', 'bench.csv', 'U0ANA', now(), 'U0ANA', now() from version, line limit 1
      returning id
    ), listed as (
      insert into recipient (deployment_id, row_number, phone, variables, state, cause)
      select d.id, n, '+1202' || (5500000 + n), v.values, 'in_process', 'queued'
        from deployed d, version v, generate_series(1, ${users}::int) n order by n returning id, deployment_id
    ), chunked as (
      insert into chunk (deployment_id, sequence, first_id, last_id)
      select deployment_id, (id - low) / 1000 + 1, min(id), max(id)
        from listed, lateral (select min(id) as low from listed) lowest group by deployment_id, (id - low) / 1000
      returning deployment_id
    )
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
    select distinct deployment_id, date_bin('15 minutes', now(), 'epoch'), 'in_process', 'queued', '', false, false, 0, ${users}::bigint
      from chunked`.execute(db);
  await sql`
    insert into subscription (report, channel_id, at, zone, owner, created_by)
    values ('digest', 'C0GROWTH', '09:00', 'UTC', 'U0ANA', 'U0ANA')`.execute(db);
}

/** The moment at which the question is first answered with a row; asked every 5 ms. */
async function momentOf(orm: MikroORM, question: string): Promise<number> {
  for (;;) {
    const rows = await orm.em.fork().execute(question);
    if (rows.length > 0) return Date.now();
    await wait(5);
  }
}

async function measure(orm: MikroORM, app: RunningApp): Promise<Round> {
  const { simulated } = app;
  if (!simulated) throw new Error('WhatsApp is not simulated.');
  await wait(2_000);
  const pausedAt = Date.now();
  for (const { name, language } of simulated.state().templates) {
    if (name === templateName) simulated.pauseTemplate(name, language);
  }
  const heldAt = await momentOf(orm, `select 1 from hold where kind = 'template_paused'`);
  const toldAt = await momentOf(
    orm,
    `select 1 from post where key like 'incident:%' and status = 'posted' and thread_ts is null`,
  );
  await wait(4_000);
  const after = simulated.arrivals.filter(({ at }) => at > pausedAt);
  const lateCalls = after.filter(({ at }) => at > pausedAt + bounds.callsAfterMs).length;
  const lastCall = after.at(-1)?.at ?? pausedAt;
  for (const { name, language } of simulated.state().templates) {
    if (name === templateName) simulated.approveTemplate(name, language);
  }
  await momentOf(orm, `select 1 where not exists (select from hold where kind = 'template_paused')`);
  await orm.em.fork().execute(`delete from post where key like 'incident:%'`);
  await orm.em.fork().execute('delete from incident');
  return {
    holdMs: heldAt - pausedAt,
    alertMs: toldAt - pausedAt,
    lastCallMs: lastCall - pausedAt,
    lateCalls,
  };
}

const server = await startBenchServer();
const { orm, url } = await server.createDatabase('bench_alerts');
const config = loadConfig({
  PORT: '0',
  DATABASE_URL: url,
  DATA_DIR: server.directory,
  LOG_LEVEL: 'error',
  SANDBOX_DELAY_PERCENT: '10',
  WHATSAPP_MESSAGES_PER_SECOND: String(perSecond),
});
const app = await startApp(config, createLog(config.logLevel));
try {
  await seedSending(orm, rounds * perSecond * 8);
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const one = await measure(orm, app);
    measured.push(one);
    say(
      `round ${round}: hold after ${one.holdMs} ms, alert after ${one.alertMs} ms, last call after ${one.lastCallMs} ms`,
    );
  }
  const worst = (of: keyof Round) => Math.max(...measured.map((one) => one[of]));
  const middle = (of: keyof Round) => median(measured.map((one) => one[of]));
  say(`hold: median ${middle('holdMs')} ms, worst ${worst('holdMs')} ms (bound ${bounds.holdMs})`);
  say(`alert: median ${middle('alertMs')} ms, worst ${worst('alertMs')} ms (bound ${bounds.alertMs})`);
  say(`calls later than ${bounds.callsAfterMs} ms after the webhook: ${worst('lateCalls')}`);
  if (worst('holdMs') > bounds.holdMs || worst('alertMs') > bounds.alertMs || worst('lateCalls') > 0) {
    process.exitCode = 1;
  }
} finally {
  await app.stop();
  await server.stop();
}
