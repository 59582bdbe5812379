import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIncidents } from '../../../src/dispatch/incidents/create-incidents.ts';
import { openIncident } from '../../../src/entities/database/incident-rows.ts';
import { AuditEntry } from '../../../src/entities/rows/audit-entry.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { Template } from '../../../src/entities/rows/template.ts';
import { createIncidentReader } from '../../../src/reports/incidents/incident-reader.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../../support/draft.ts';
import { until } from '../../support/until.ts';
import { admin, type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';

const conversation = 'spring_sale_2026';
let world: DispatchWorld;
let bot: BotUnderTest;
let gateway: ReturnType<typeof gatewayTo>;
beforeEach(async () => {
  world = await createDispatchWorld();
  const { orm, engine, whatsApp } = world;
  gateway = gatewayTo(whatsApp);
  bot = await startBot({
    context: {
      incidents: createIncidents({
        orm,
        gateways: [gateway],
        readTemplates: () => engine.readTemplates(),
        nudge: () => engine.nudge(),
      }),
      openIncidents: createIncidentReader(orm, () => new Date()),
    },
  });
});
afterEach(async () => {
  await bot.stop();
  await gateway.close();
  await world.close();
});
const em = () => world.orm.em.fork();
const lastSaid = () => bot.said().at(-1) ?? '';
const acts = async () => (await em().find(AuditEntry, {}, { orderBy: { id: 'asc' } })).map(({ act }) => act);
const templateNow = async () => em().findOneOrFail(Template, { name: conversation });
const incidents = async () =>
  (await em().find(Incident, {}, { orderBy: { id: 'asc' } })).map(
    ({ kind, facts, closedAt }) => `${kind} heard by ${facts.heard}${closedAt ? ', over' : ''}`,
  );
const holdsOf = async (id: number) => (await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind);

async function launched() {
  const id = await givenDraft(world, plainPhones(5), conversation);
  await world.dispatch.launch(id, admin);
  return { id, language: (await world.dispatch.loadConversation(conversation)).template.language };
}

test('Unpause asks WhatsApp, believes what WhatsApp then says, and lets the held deployment go on', async () => {
  const { id, language } = await launched();
  world.whatsApp.pauseTemplate(conversation, language);
  await until(
    () => holdsOf(id),
    (holds) => holds.includes('template_paused'),
  );
  // Its news of the end is lost: what is believed is the account that is read.
  await world.whatsApp.settled();
  world.whatsApp.setWebhookUrl('http://127.0.0.1:9/lost');
  await bot.press({ id: 'unpause_template', by: admin, value: (await templateNow()).id });
  expect(lastSaid()).toContain(`WhatsApp takes the pause of ${conversation} back.`);
  expect((await templateNow()).status).toBe('APPROVED');
  expect(await holdsOf(id)).toEqual([]);
  expect(await incidents()).toEqual(['template_paused heard by webhook, over']);
  expect(await acts()).toContain('template.unpause');
});

test('Unpause that WhatsApp refuses tells its reason, and everything stays held', async () => {
  const { id, language } = await launched();
  world.whatsApp.pauseTemplate(conversation, language);
  await until(
    () => holdsOf(id),
    (holds) => holds.includes('template_paused'),
  );
  await world.whatsApp.settled();
  world.whatsApp.setWebhookUrl('http://127.0.0.1:9/lost');
  world.whatsApp.approveTemplate(conversation, language);
  await bot.press({ id: 'unpause_template', by: admin, value: (await templateNow()).id });
  expect(lastSaid()).toContain(
    `WhatsApp did not unpause the template: Template ${conversation} is not paused.`,
  );
  expect(await holdsOf(id)).toEqual(['template_paused']);
  expect(await incidents()).toEqual(['template_paused heard by webhook']);
});

test('Unpause is for those who may send', async () => {
  const { language } = await launched();
  world.whatsApp.pauseTemplate(conversation, language);
  await until(incidents, (all) => all.length > 0);
  await bot.press({ id: 'unpause_template', by: member, value: (await templateNow()).id });
  expect(lastSaid()).toContain('This needs the right');
  expect((await templateNow()).status).toBe('PAUSED');
});

test('a pause whose webhook is lost is found by reading the account, and so is its end', async () => {
  const { id, language } = await launched();
  world.whatsApp.setWebhookUrl('http://127.0.0.1:9/lost');
  world.whatsApp.pauseTemplate(conversation, language);
  expect(await incidents()).toEqual([]);
  await world.engine.readTemplates();
  await world.engine.readTemplates();
  expect(await incidents()).toEqual(['template_paused heard by sweep']);
  expect(await holdsOf(id)).toEqual(['template_paused']);
  world.whatsApp.approveTemplate(conversation, language);
  await world.engine.readTemplates();
  expect(await incidents()).toEqual(['template_paused heard by sweep, over']);
  expect(await holdsOf(id)).toEqual([]);
});

test('Mark as solved ends a warning that nobody tells the end of, and is audited', async () => {
  await em().transactional((tx) =>
    openIncident(tx, { kind: 'account_alert', subject: 'waba', because: 'Spam was reported.', facts: {} }),
  );
  const { id } = await em().findOneOrFail(Incident, { kind: 'account_alert' });
  await bot.press({ id: 'solve_incident', by: member, value: String(id) });
  expect(lastSaid()).toContain('This needs the right');
  await bot.press({ id: 'solve_incident', by: admin, value: String(id) });
  expect(lastSaid()).toBe('Marked as solved: WhatsApp warns about the account.');
  expect((await em().findOneOrFail(Incident, id)).closedAt).not.toBeNull();
  expect(await acts()).toEqual(['incident.solve']);
  await bot.press({ id: 'solve_incident', by: admin, value: String(id) });
  expect(lastSaid()).toContain('This is over already');
});

test('Mark as solved is refused where deployments are held: that is over when they may send again', async () => {
  const { language } = await launched();
  world.whatsApp.pauseTemplate(conversation, language);
  await until(incidents, (all) => all.length > 0);
  const { id } = await em().findOneOrFail(Incident, { kind: 'template_paused' });
  await bot.press({ id: 'solve_incident', by: admin, value: String(id) });
  expect(lastSaid()).toContain('it is over when they may send again');
  expect((await em().findOneOrFail(Incident, id)).closedAt).toBeNull();
});
