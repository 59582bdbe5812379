import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { member } from './support/bot-under-test.ts';

// The metrics page's deployment states; each test is named after its sentence.
let world: BotOnDatabase;
let id: number;
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  ({ id } = await givenDeployment(orm, {
    conversation: 'Every state',
    template: 'spring',
    cells: [
      [delivered('read', false), 90],
      [inProcess('sent', true), 9],
      [failed('agent_session'), 8],
      [failed('unreachable', '131026'), 7],
      [failed('excluded'), 6],
      [failed('invalid_number', '131021'), 5],
      [failed('variable_missing', '132000'), 4],
      [failed('template_paused', '132015'), 3],
      [failed('frequency_capped', '131049'), 2],
      [failed('unrecognised', '999999'), 1],
    ],
  }));
  await orm.em
    .fork()
    .execute(
      `update template set status = 'PAUSED', status_reason = 'Rated low.', pause_title = 'FIRST_PAUSE', quality = 'RED' where id = 'spring'`,
    );
});
afterAll(() => world.stop());

async function failures(): Promise<string> {
  await world.bot.command(`failures D-${id}`, member);
  return world.text();
}
/** What is said of one state, up to the next one. */
async function saidOf(label: string): Promise<string> {
  const from = (await failures()).split(`"*${label}*: `)[1] ?? '';
  return from.split('"type":"section"')[0] ?? '';
}

test('“The conversation has been successfully sent to users”', async () => {
  await world.bot.command(`metrics D-${id}`, member);
  expect(world.text()).toContain('*Delivered*  90 · 66.7 %');
});

test('“The conversation is being processed”', async () => {
  expect(await saidOf('In process')).toContain(
    '9 users, 6.7 % of all\\nStill being sent, or sent while the phone is off',
  );
});

test('“The user has an active session with an agent; until the agent ends it, it cannot be resent”', async () => {
  const said = await saidOf('Active session with an agent');
  expect(said).toContain('8 users, 5.9 % of all');
  expect(said).toContain('agents come before deployments');
  expect(said).toContain('*Next step:* Send again when the agent has ended the conversation.');
});

test('“The user has WhatsApp blocked, has not accepted the terms, an outdated version, or no account”', async () => {
  const said = await saidOf('Blocked or old version');
  for (const words of [
    'blocked the line',
    'no WhatsApp account',
    'outdated version',
    'not accepted the new terms',
  ]) {
    expect(said).toContain(words);
  }
  expect(said).toContain('(code 131026)');
});

test('“The user was previously blocked by the company through the exclusion option”', async () => {
  expect(await saidOf('Excluded')).toContain('The number is on the company’s exclusion list');
});

test('“The user’s WhatsApp number is invalid”', async () => {
  const said = await saidOf('Invalid number');
  expect(said).toContain('The WhatsApp number is invalid.');
  expect(said).toContain('(code 131021)');
});

test('“When the HSM contains variables and their value cannot be filled, the send will fail”', async () => {
  const said = await saidOf('Variable unfilled');
  expect(said).toContain('no usable value: misspelled, empty, unknown to the connected CRM, or too long');
  expect(said).toContain('"Open template"');
});

test.each([
  ['The variable is misspelled', 'misspelled'],
  ['The user doesn’t have a value within the property', 'empty'],
  ['The variable doesn’t exist in the integration', 'unknown to the connected CRM'],
])('“%s” is among what leaves a variable unfilled', async (_sentence, words) => {
  expect(await saidOf('Variable unfilled')).toMatch(new RegExp(`no usable value: [^.]*${words}`));
});

test.each([
  ['A template can be paused because it has been marked as low quality', 'because its quality was rated low'],
  ['This pause prevents further sending until it’s reviewed', 'WhatsApp paused or disabled the template'],
  ['WhatsApp evaluates the quality based on user feedback', 'its quality was rated low'],
  ['You’ll receive notifications', 'Review notifications*: check WhatsApp’s alerts'],
  ['Review the paused template, identify the issues, and edit the content', 'Edit and resubmit*: change'],
  [
    'Repeatedly paused templates could be permanently disabled',
    'paused again and again is disabled for good',
  ],
])('“%s” is said where users failed for it', async (_sentence, words) => {
  expect(await saidOf('Template paused')).toContain(words);
});

test('“What to do if your HSM is paused”: the four pieces of advice, in the page’s order, and the template', async () => {
  const said = await saidOf('Template paused');
  const places = [
    'Review notifications',
    'Analyze your template',
    'Edit and resubmit',
    'Consult WhatsApp guidelines',
  ].map((words) => said.indexOf(`*${words}*`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(said).toContain('paused again and again is disabled for good');

  await world.pressOn('Open template', member);
  const template = world.text();
  expect(template).toContain('Status: *paused* since <!date');
  expect(template).toContain('quality low');
  expect(template).toContain('First pause · Expected to end: <!date');
  expect(template).toContain('https://business.facebook.com/wa/manage/message-templates/?waba_id=account-1');
  expect(template).toContain('*Review notifications*');
});

test('“Sending 2 or more templates in a short period …: wait 24 hours before sending a second”', async () => {
  const said = await saidOf('Too many templates');
  expect(said).toContain('several templates in a short time without answering');
  expect(said).toContain('each further one makes that longer');
  expect(said).toContain('Wait at least 24 hours');
});

test('“The conversation wasn’t sent due to a general system failure. In these cases, please contact support”', async () => {
  const said = await saidOf('General failure');
  expect(said).toContain('(code 999999)');
  expect(said).toContain('Contact support with the code shown. Support: <@U0ANA>.');
});

test('a retry is offered under exactly the states in which somebody can succeed now, with how many that is', async () => {
  const offered = async () => {
    await failures();
    return [...world.text().matchAll(/retry_failed:([a-z_]+)/g)].map(([, state]) => state);
  };
  expect(await offered()).toEqual([]);
  const em = world.database.orm.em.fork();
  await em.execute(`update template set status = 'APPROVED' where id = 'spring'`);
  expect(await offered()).toEqual(['agent_session', 'template_paused']);
  expect(world.text()).toContain('11 of 36 users that failed can succeed now');
  await em.execute(`update recipient set offered_at = now() where cause = 'frequency_capped'`);
  expect(await offered()).toEqual(['agent_session', 'template_paused', 'too_many_templates']);
});

test('the rows behind each failed state can be downloaded, those that are under way cannot', async () => {
  await failures();
  const values = [...world.text().matchAll(/"value":"(deployment:\d+\|[a-z_]+)"/g)].map(([, value]) => value);
  expect(values).toContain(`deployment:${id}|invalid_number`);
  expect(world.text().match(/"Download rows"/g)).toHaveLength(8);
  expect(world.text()).not.toContain('download_users:in_process');
  const { length: before } = world.bot.slack.of('files.completeUploadExternal');
  await world.pressOn('Download rows');
  expect(world.bot.slack.of('files.completeUploadExternal')).toHaveLength(before + 1);
});

test('nothing failed on the way', () => {
  expect(world.bot.log).toEqual([]);
});
