import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fitsMessage } from '../../../src/bot/blocks/limits.ts';
import { snoozeEnd } from '../../../src/bot/incidents/snooze.ts';
import { delivered, failed, inProcess } from '../../../src/entities/cell.ts';
import { closeIncident, openIncident } from '../../../src/entities/database/incident-rows.ts';
import { stampInstallation } from '../../../src/entities/database/installation-stamp.ts';
import { AuditEntry } from '../../../src/entities/rows/audit-entry.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { Line } from '../../../src/entities/rows/line.ts';
import { Recipient } from '../../../src/entities/rows/recipient.ts';
import { Template } from '../../../src/entities/rows/template.ts';
import { givenDeployment } from '../../support/given.ts';
import { type BotOnDatabase, chosen, startBotOnDatabase } from '../support/bot-on-database.ts';
import { admin, member } from '../support/bot-under-test.ts';

let stage: BotOnDatabase;
beforeAll(async () => {
  stage = await startBotOnDatabase();
});
afterAll(() => stage.stop());
const em = () => stage.database.orm.em.fork();
beforeEach(async () => {
  await em().nativeDelete(Incident, {});
});

const open = (kind: 'template_paused' | 'line_stopped', subject: string) =>
  em().transactional((tx) =>
    openIncident(tx, { kind, subject, because: 'WhatsApp locked it.', facts: { failure: 'line_not_ready' } }),
  );
const incident = () => em().findOneOrFail(Incident, { id: { $gt: 0 } });
const press = async (id: string, by = admin, value = '') =>
  stage.bot.press({ id, by, value: value === '' ? String((await incident()).id) : value });
const lastSaid = () => stage.bot.said().at(-1) ?? '';
const acts = async () => {
  const subject = `incident:${(await incident()).id}`;
  return (await em().find(AuditEntry, { subject }, { orderBy: { id: 'asc' } })).map(({ act }) => act);
};

/** Of the test that runs: what others paused stays out of its figures. */
let template = '';
let used = 0;
beforeEach(() => {
  used += 1;
  template = `spring_${used}`;
});

async function givenPause() {
  const held = await givenDeployment(stage.database.orm, {
    conversation: `Spring ${used}`,
    template,
    holds: { template_paused: 'The template is paused.' },
    cells: [
      [inProcess('queued'), 40],
      [failed('template_paused', '132015'), 3],
      [failed('invalid_number'), 2],
      [delivered('read', false), 5],
    ],
  });
  await em().nativeUpdate(Template, { id: template }, { status: 'PAUSED', pauseTitle: 'FIRST_PAUSE' });
  await open('template_paused', template);
  return held;
}

describe('/treble incidents', () => {
  test('that all sending is frozen is said beside them, there and in Home', async () => {
    await stampInstallation(stage.database.orm, { kind: 'sandbox', failoverAllowed: false });
    await stage.bot.command('freeze The price is wrong');
    await stage.bot.command('incidents');
    expect(lastSaid()).toBe(
      'All sending is frozen: The price is wrong · `/treble unfreeze` lifts it.\nNo incident is open.',
    );
    await stage.bot.event({ type: 'app_home_opened', user: admin, tab: 'home' });
    const home = () => JSON.stringify(stage.bot.slack.of('views.publish').at(-1)?.view);
    expect(home()).toContain('All sending is frozen: The price is wrong');
    await stage.bot.command('unfreeze');
    await stage.bot.event({ type: 'app_home_opened', user: admin, tab: 'home' });
    expect(home()).not.toContain('frozen');
  });

  test('what a person holds is said beside them, with who holds it and why, there and in Home', async () => {
    const { lineId } = await givenDeployment(stage.database.orm, { template, line: 'line-held' });
    await stage.bot.command(`hold template ${template} The price is <wrong>`);
    await stage.bot.command(`hold line ${lineId} New SIM`);
    await stage.bot.command('incidents');
    const held = [
      `Held: line on hold: The line +12025550100 is on hold: New SIM. /treble release line +12025550100 lifts it. Held by <@${admin}>.`,
      `Held: template on hold: The template ${template} is on hold: The price is &lt;wrong&gt;. /treble release template ${template} lifts it. Held by <@${admin}>.`,
    ];
    expect(lastSaid()).toBe([...held, 'No incident is open.'].join('\n'));
    const home = async () => {
      await stage.bot.event({ type: 'app_home_opened', user: admin, tab: 'home' });
      return JSON.stringify(stage.bot.slack.of('views.publish').at(-1)?.view);
    };
    const shown = await home();
    for (const line of held) expect(shown).toContain(line);
    stage.bot.slack.person('U0CARO', { locale: 'es-LA' });
    await stage.bot.command('incidents', 'U0CARO');
    expect(lastSaid()).toContain('La plantilla spring_');
    expect(lastSaid()).toContain(`Retenido por <@${admin}>.`);
    stage.bot.slack.person('U0BIA', { locale: 'pt-BR' });
    await stage.bot.command('incidents', 'U0BIA');
    expect(lastSaid()).toContain(
      `Retido: linha retida: A linha +12025550100 está retida: New SIM. /treble release line +12025550100 a libera. Retido por <@${admin}>.`,
    );
    await stage.bot.command(`release template ${template}`);
    await stage.bot.command('incidents');
    expect(lastSaid()).toBe([...held.slice(0, 1), 'No incident is open.'].join('\n'));
    await stage.bot.command(`release line ${lineId}`);
    await stage.bot.command('incidents');
    expect(lastSaid()).toBe('No incident is open.');
    expect(await home()).not.toContain('is on hold');
  });

  test('none, one, and more than Slack takes in one message', async () => {
    await stage.bot.command('incidents');
    expect(lastSaid()).toBe('No incident is open.');

    await givenPause();
    await stage.bot.command('incidents');
    expect(lastSaid()).toContain(`*Paused template* · *${template} (en)*`);
    expect(lastSaid()).toContain('40 users waiting.');
    expect(lastSaid()).toContain('Nobody has acknowledged it yet.');

    for (let index = 0; index < 30; index += 1) await open('line_stopped', `line-${index + 100}`);
    await stage.bot.command('incidents');
    expect(lastSaid().split('\n')[0]).toBe('31 incidents are open.');
    const blocks = stage.bot.slack.of('response').at(-1)?.blocks;
    if (!Array.isArray(blocks)) throw new Error('The answer has no blocks.');
    expect(fitsMessage(blocks)).toBe(true);
    expect(JSON.stringify(blocks)).toContain('more. `/treble incidents`');
    // The gravest kind first.
    expect(JSON.stringify(blocks[1])).toContain('Paused template');
  });

  test('somebody who may only read finds who takes care of it, and no button that changes anything', async () => {
    await givenPause();
    await press('acknowledge_incident');
    await stage.bot.command('incidents', member);
    expect(lastSaid()).toContain(`Acknowledged by <@${admin}>`);
    const blocks = JSON.stringify(stage.bot.slack.of('response').at(-1)?.blocks);
    expect(blocks).toContain('affected_users');
    expect(blocks).not.toContain('snooze_incident');
  });
});

describe('taking care of it', () => {
  test('Acknowledge is for those who may act, counts once, and is audited', async () => {
    await givenPause();
    await press('acknowledge_incident', member);
    expect(lastSaid()).toContain('This needs the right');
    expect((await incident()).acknowledgedBy).toBeNull();

    await press('acknowledge_incident');
    expect(lastSaid()).toContain('You take care of it');
    const { acknowledgedAt } = await incident();
    await press('acknowledge_incident');
    expect((await incident()).acknowledgedAt).toEqual(acknowledgedAt);
    expect((await acts()).filter((act) => act === 'incident.acknowledge')).toHaveLength(1);
  });

  test('what is over cannot be acknowledged, and what never was is said so', async () => {
    await givenPause();
    await em().transactional((tx) => closeIncident(tx, 'template_paused', template));
    await press('acknowledge_incident');
    expect(lastSaid()).toContain('This is over already');
    await press('acknowledge_incident', admin, '999999');
    expect(lastSaid()).toContain('does not exist any more');
    await press('acknowledge_incident', admin, 'x; drop table incident');
    expect(lastSaid()).toContain('does not exist any more');
  });

  test.each([
    ['hour', (until: Date | null) => (until?.getTime() ?? 0) - Date.now() > 3_500_000],
    ['tomorrow', (until: Date | null) => until !== null && until.getTime() > Date.now()],
    ['change', (until: Date | null) => until === null],
  ])('Snooze for %s', async (length, isRight) => {
    await givenPause();
    await press('snooze_incident');
    await stage.submit({ snooze: chosen('for', length, 'radio_buttons') });
    const { snoozedBy, snoozedUntil } = await incident();
    expect(snoozedBy).toBe(admin);
    expect(isRight(snoozedUntil ?? null)).toBe(true);
    expect((await acts()).at(-1)).toBe('incident.snooze');
  });

  test('tomorrow is nine o’clock where the person is, whatever the clocks do meanwhile', () => {
    const bogota = snoozeEnd('tomorrow', new Date('2026-03-04T03:00:00Z'), 'America/Bogota');
    expect(bogota).toEqual(new Date('2026-03-04T14:00:00Z'));
    const now = new Date('2026-03-28T20:00:00Z');
    const madrid = snoozeEnd('tomorrow', now, 'Europe/Madrid');
    if (!(madrid instanceof Date)) throw new Error('It has an end.');
    expect(DateTime.fromJSDate(madrid, { zone: 'Europe/Madrid' }).toISO()).toBe(
      '2026-03-29T09:00:00.000+02:00',
    );
  });

  test('Assign gives it to somebody of the workspace, and to nobody else', async () => {
    await givenPause();
    await press('assign_incident');
    const to = (id: string) => ({ assign: { to: { type: 'users_select', selected_user: id } } });
    stage.bot.slack.person('U0GUEST', { is_restricted: true });
    await stage.submit(to('U0GUEST'));
    expect(stage.text()).toContain('<@U0GUEST> may not use this app');
    await press('assign_incident');
    await stage.submit(to(member));
    expect(stage.text()).toContain(`Assigned to <@${member}>`);
    expect(await incident()).toMatchObject({ assignedTo: member, assignedBy: admin });
    expect((await acts()).at(-1)).toBe('incident.assign');
  });
});

describe('acting on it', () => {
  test('See affected users leads to the users of each deployment', async () => {
    const { id } = await givenPause();
    await press('affected_users', member);
    expect(stage.text()).toContain(`*D-${id}* · Spring ${used}: held, 40 waiting, 3 refused by WhatsApp`);
    await stage.pressOn('Users refused', member);
    expect(stage.text()).toContain('Template paused');
  });

  test('Resume held waits for WhatsApp, and then queues exactly those it refused, once', async () => {
    const { id } = await givenPause();
    await press('resume_held');
    expect(lastSaid()).toContain('WhatsApp has not released it yet');
    await em().nativeUpdate(Template, { id: template }, { status: 'APPROVED' });
    await em().transactional((tx) => closeIncident(tx, 'template_paused', template));
    await press('resume_held');
    expect(lastSaid()).toContain('Queued again: 3 users whom WhatsApp had refused.');
    const queued = () => em().count(Recipient, { deployment: id, cause: 'retry' });
    expect(await queued()).toBe(3);
    await press('resume_held');
    expect(lastSaid()).toContain('Nothing was left to resume');
    expect(await queued()).toBe(3);
    expect(await em().count(Recipient, { deployment: id, cause: 'invalid_number' })).toBe(2);
  });

  test('Resume held sets a stopped line going again and ends its incident', async () => {
    const { lineId } = await givenDeployment(stage.database.orm, {
      line: 'line-stopped',
      holds: { line_stopped: 'Locked.' },
      cells: [[inProcess('queued'), 4]],
    });
    await em().nativeUpdate(Line, { id: lineId }, { stoppedAt: new Date(), stoppedBecause: 'Locked.' });
    await open('line_stopped', lineId);
    await press('resume_held');
    expect(lastSaid()).toContain('The line sends again');
    expect((await incident()).closedAt).not.toBeNull();
    expect((await em().findOneOrFail(Line, lineId)).stoppedAt).toBeNull();
  });

  test('Unpause of an account that is not connected is said so', async () => {
    await givenPause();
    await press('unpause_template', admin, template);
    expect(lastSaid()).toContain('belongs to an account that is not connected');
  });
});
