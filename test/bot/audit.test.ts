import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../../src/entities/cell.ts';
import { writeAudit } from '../../src/entities/database/record-act.ts';
import { sweepAudit } from '../../src/entities/database/sweep-audit.ts';
import { createAuditTrail } from '../../src/reports/audit-trail.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { member } from './support/bot-under-test.ts';

let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
});
afterAll(() => world.stop());

const db = () => world.database.orm.em.fork().getKysely();

test('nobody changes, deletes or empties the audit, not even the owner of the table', async () => {
  await writeAudit(world.database.orm.em.fork(), {
    actor: 'U0ANA',
    act: 'role.give',
    subject: 'holder:U0BETO',
  });
  const refused = 'The audit is append-only';
  await expect(sql`update audit_entry set actor = 'U0EVE'`.execute(db())).rejects.toThrow(refused);
  await expect(sql`delete from audit_entry`.execute(db())).rejects.toThrow(refused);
  await expect(sql`truncate audit_entry`.execute(db())).rejects.toThrow(refused);
});

test('only what is older than it is kept for goes, and never what is younger than 30 days', async () => {
  const days = [800, 100, 20, 0];
  for (const age of days)
    await sql`insert into audit_entry (at, actor, act, subject)
      values (now() - ${age} * interval '1 day', 'treble-bot', 'deployment.miss', ${`aged:${age}`})`.execute(
      db(),
    );
  const left = async () => {
    const { rows } = await sql<{ subject: string }>`
      select subject from audit_entry where subject like 'aged:%' order by at`.execute(db());
    return rows.map(({ subject }) => subject);
  };
  await sweepAudit(world.database.orm, 730);
  expect(await left()).toEqual(['aged:100', 'aged:20', 'aged:0']);
  await sweepAudit(world.database.orm, 1);
  expect(await left()).toEqual(['aged:20', 'aged:0']);
});

test('an admin finds who paused a deployment and from which channel; looking is noted, and others are refused', async () => {
  const { id } = await givenDeployment(world.database.orm, { cells: [[inProcess('queued'), 1]] });
  const other = await givenDeployment(world.database.orm, { cells: [[inProcess('queued'), 1]] });
  await world.bot.command(`pause D-${id}`);
  await world.bot.command(`pause D-${other.id}`);
  await world.bot.command(`audit D-${id}`);
  expect(world.text()).toContain(`\`deployment.pause\` deployment:${id} · <#C0GROWTH>`);
  expect(world.text()).not.toContain(`deployment:${other.id}`);
  await world.bot.command('audit <@U0ANA> audit.reveal');
  expect(world.text()).toContain('`audit.reveal` audit · <#C0GROWTH>');
  await world.bot.command('audit', member);
  expect(world.bot.said().at(-1)).toContain('needs the right to manage the app');
});

test('the file has everything that was found and no cell that a spreadsheet would run', async () => {
  await writeAudit(world.database.orm.em.fork(), {
    actor: 'U0ANA',
    act: 'list.delete',
    subject: '=HYPERLINK("https://x.example","Pay")',
    detail: { before: '@name' },
  });
  let text = '';
  for await (const part of createAuditTrail(world.database.orm).export(['HYPERLINK'])) text += part;
  const [header, line, ...rest] = text.trimEnd().split('\r\n');
  expect(header).toContain('at,actor,act,subject,channel,detail');
  expect(line).toContain(`"'=HYPERLINK(""https://x.example"",""Pay"")"`);
  expect(rest).toEqual([]);
});

test('an entry of what changed a value says what it was before and what it is after', async () => {
  const { id } = await givenDeployment(world.database.orm, { cells: [[inProcess('queued'), 1]] });
  for (const words of [`speed D-${id} 5`, `speed D-${id} 9`, `speed D-${id} off`, `cancel D-${id}`])
    await world.bot.command(words);
  const { rows } = await sql<{ act: string; detail: unknown }>`
    select act, detail from audit_entry where subject = ${`deployment:${id}`} order by id`.execute(db());
  expect(rows).toEqual([
    { act: 'deployment.limit_speed', detail: { before: null, after: 5 } },
    { act: 'deployment.limit_speed', detail: { before: 5, after: 9 } },
    { act: 'deployment.limit_speed', detail: { before: 9, after: null } },
    { act: 'deployment.cancel', detail: { before: 'sending', after: 'cancelled' } },
  ]);
});
