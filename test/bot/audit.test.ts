import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../../src/entities/cell.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
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
    detail: { before: null, after: 'sender' },
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
  expect(world.text()).toContain('Found 1 entry.');
  expect(world.text()).toContain('– → paused_by_person');
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
    detail: { before: '@name', after: null },
  });
  let text = '';
  for await (const part of createAuditTrail(world.database.orm).export(['HYPERLINK'])) text += part;
  const [header, line, ...rest] = text.trimEnd().split('\r\n');
  expect(header).toContain('at,actor,act,subject,channel,detail');
  expect(line).toContain(`"'=HYPERLINK(""https://x.example"",""Pay"")"`);
  expect(rest).toEqual([]);
});

/** What is typed, the act that is then in the audit, and how it was and how it is. */
const changes: readonly (readonly [typed: string, act: string, before: unknown, after: unknown])[] = [
  ['speed D-1 5', 'deployment.limit_speed', null, 5],
  ['speed D-1 9', 'deployment.limit_speed', 5, 9],
  ['speed D-1 off', 'deployment.limit_speed', 9, null],
  ['pause D-1', 'deployment.pause', [], ['paused_by_person']],
  ['resume D-1', 'deployment.resume', ['paused_by_person'], []],
  ['cancel D-1', 'deployment.cancel', 'sending', 'cancelled'],
  ['freeze wrong price', 'sending.freeze', 'sending', { frozen: 'wrong price' }],
  ['unfreeze', 'sending.unfreeze', { frozen: 'wrong price' }, 'sending'],
  ['hold template spring-template wrong price', 'template.hold', 'free', { held: 'wrong price' }],
  ['hold template spring-template sold out', 'template.hold', { held: 'wrong price' }, { held: 'sold out' }],
  ['release template spring-template', 'template.release', { held: 'sold out' }, 'free'],
  ['approve always spring_sale', 'conversation.approval', false, true],
  ['exclude add +12025550171 asked us', 'exclusion.add', { excluded: 0 }, { excluded: 1, until: null }],
  ['exclude add +12025550171 again', 'exclusion.add', { excluded: 1 }, { excluded: 1, until: null }],
  ['exclude remove +12025550171', 'exclusion.remove', { excluded: 1 }, { excluded: 0 }],
  ['testnumbers add +12025550172', 'test_number.add', { numbers: 0 }, { numbers: 1 }],
  ['testnumbers remove +12025550172', 'test_number.remove', { numbers: 1 }, { numbers: 0 }],
  ['agents add sales', 'agents.add', null, { team: 'sales' }],
  ['agents add', 'agents.add', { team: 'sales' }, { team: '' }],
  ['agents remove', 'agents.remove', { team: '' }, null],
  ['subscribe digest 09:00 mon UTC', 'reports.subscribe', null, { at: '09:00', days: [1] }],
  ['subscribe digest 10:00', 'reports.subscribe', { at: '09:00' }, { at: '10:00', days: [1] }],
  ['unsubscribe digest', 'reports.unsubscribe', { at: '10:00' }, null],
];

test('whatever changes something is written down with how it was and how it is', async () => {
  await stampInstallation(world.database.orm, { kind: 'sandbox', failoverAllowed: false });
  const { id } = await givenDeployment(world.database.orm, {
    conversation: 'spring_sale',
    cells: [[inProcess('queued'), 1]],
  });
  for (const [typed, act, before, after] of changes) {
    await world.bot.command(typed.replace('D-1', `D-${id}`));
    const { rows } = await sql<{ act: string; actor: string; channel_id: string; detail: unknown }>`
      select act, actor, channel_id, detail from audit_entry order by id desc limit 1`.execute(db());
    expect(rows[0], `${typed}: ${world.bot.said().at(-1)}`).toMatchObject({
      ...{ act, actor: 'U0ANA', channel_id: 'C0GROWTH' },
      detail: { before, after },
    });
  }
});

test('why all sending was frozen, or a template or line held, is told after it is lifted, without phones', async () => {
  await stampInstallation(world.database.orm, { kind: 'sandbox', failoverAllowed: false });
  const { id } = await givenDeployment(world.database.orm, { cells: [[inProcess('queued'), 1]] });
  const { rows } = await sql<{ line: string }>`
    select line_id as line from deployment where id = ${id}`.execute(db());
  const line = rows[0]?.line ?? '';
  await world.bot.command('freeze <b> of +1 202-555-0171 & 12025550172 is wrong');
  await world.bot.command('unfreeze');
  await world.bot.command(`hold line ${line} ask 12025550171`);
  await world.bot.command(`release line ${line}`);
  const told = async (words: string): Promise<string> => {
    await world.bot.command(`audit ${words}`);
    return world.text();
  };
  const frozen = 'frozen: &lt;b&gt; of +••• &amp; ••• is wrong';
  expect(await told('sending.freeze')).toContain(`sending → ${frozen}`);
  expect(await told('sending.unfreeze')).toContain(`${frozen} → sending`);
  expect(await told('line.hold')).toContain('free → held: ask •••');
  expect(await told('line.release')).toContain('held: ask ••• → free');
  const kept = await sql<{ detail: string }>`select detail::text as detail from audit_entry`.execute(db());
  expect(kept.rows.filter(({ detail }) => detail?.includes('5550171'))).toEqual([]);
});
