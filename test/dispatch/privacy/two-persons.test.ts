import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRoles } from '../../../src/dispatch/approvals/create-roles.ts';
import { createPrivacy } from '../../../src/dispatch/privacy/create-privacy.ts';
import { admin, type BotUnderTest, startBot } from '../../bot/support/bot-under-test.ts';
import { team } from '../../bot/support/fake-slack.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../../support/draft.ts';
import { findEverywhere } from '../../support/find-everywhere.ts';

const [ana = '', beto = ''] = plainPhones(2);
const second = 'U0CARLA';
let world: DispatchWorld;
let bot: BotUnderTest;
beforeAll(async () => {
  world = await createDispatchWorld();
  const roles = createRoles(world.orm);
  bot = await startBot({ context: { privacy: createPrivacy(world.orm, { byTwo: true }), roles } });
  await roles.give({ role: 'admin', holders: [second], channelId: null, conversationId: null }, admin);
  await givenDraft(world, [ana, beto]);
});
afterAll(async () => {
  await bot.stop();
  await world.close();
});

const run = (statement: ReturnType<typeof sql>) => statement.execute(world.orm.em.fork().getKysely());
const isKnown = async (phone: string) => (await findEverywhere(world.orm, phone.slice(1))).length > 0;

async function forget(phone: string, by: string): Promise<string> {
  const privacy = createPrivacy(world.orm);
  await bot.interact({
    type: 'view_submission',
    user: { id: by, team_id: team },
    view: {
      id: 'V1',
      callback_id: 'forget_person',
      private_metadata: await privacy.mark(phone),
      state: { values: { again: { phone: { type: 'plain_text_input', value: phone } } } },
    },
  });
  return JSON.stringify(bot.slack.of('views.update').at(-1)?.view);
}

test('one administrator alone erases nobody, however often, and the number is kept nowhere for it', async () => {
  const places = await findEverywhere(world.orm, ana.slice(1));
  for (const _time of ['once', 'again'])
    expect(await forget(ana, admin)).toContain('another administrator has to type');
  expect(await findEverywhere(world.orm, ana.slice(1))).toEqual(places);
  const { rows } = await run(
    sql`select actor, subject, detail from audit_entry where act = 'person.forget_request' order by id limit 1`,
  );
  expect(rows).toEqual([
    {
      actor: admin,
      subject: expect.stringMatching(/^phone:\+1.*•/),
      detail: { before: null, after: 'waiting for a second person' },
    },
  ]);
});

test('another person’s request, or one that is too old, is not the second one', async () => {
  expect(await forget(beto, second)).toContain('another administrator has to type');
  expect(await isKnown(ana)).toBe(true);
  await run(sql`update erasure_request set expires_at = now() - interval '1 second'`);
  expect(await forget(ana, second)).toContain('another administrator has to type');
  expect(await isKnown(ana)).toBe(true);
});

test('the second administrator erases', async () => {
  expect(await forget(ana, admin)).toContain('Forgotten: ');
  expect(await isKnown(ana)).toBe(false);
  expect(await isKnown(beto)).toBe(true);
  const { rows } = await run(sql`select requested_by from erasure_request`);
  expect(rows).toEqual([]);
});
