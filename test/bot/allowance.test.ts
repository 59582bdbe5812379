import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRoles } from '../../src/dispatch/approvals/create-roles.ts';
import { spendAllowance } from '../../src/dispatch/guards/allowance.ts';
import { noApprovals } from '../../src/entities/approval.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones, givenDraft } from '../support/draft.ts';
import { until } from '../support/until.ts';
import { type BotUnderTest, startBot } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

const admin = 'U0ANA';
const [sender, hasty, planner] = ['U0BETO', 'U0CARLA', 'U0DORA'];
const allowance = { most: 10, zone: 'America/Bogota', exempt: [admin] };
let world: DispatchWorld;
let bot: BotUnderTest;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld({ approvals: { ...noApprovals, allowance } });
  const roles = createRoles(world.orm);
  bot = await startBot({ context: { dispatch: world.dispatch, roles } });
  const everywhere = { channelId: null, conversationId: null };
  await roles.give({ role: 'sender', holders: [sender, hasty, planner], ...everywhere }, admin);
});
afterAll(async () => {
  await bot.stop();
  await world.close();
});

/** A checked list of so many people, whom nobody else has. */
const draftOf = (count: number): Promise<number> => givenDraft(world, fresh(count));

const send = (draftId: number, by: string) =>
  bot.interact({
    type: 'view_submission',
    user: { id: by, team_id: team },
    view: {
      id: 'V1',
      callback_id: 'send_review',
      private_metadata: JSON.stringify({ draftId }),
      state: { values: {} },
    },
  });
const shown = () => JSON.stringify(bot.slack.of('views.update').at(-1)?.view);
const phaseOf = async (id: number) => {
  const { rows } = await sql<{ phase: string }>`select phase from deployment where id = ${id}`.execute(
    world.orm.em.fork().getKysely(),
  );
  return rows[0]?.phase;
};

test('who wants to send to more users than they may on one day is refused with what is left and whom to ask', async () => {
  const [first, second] = [await draftOf(6), await draftOf(5)];
  await send(first, sender);
  expect(await phaseOf(first)).toBe('sending');
  await send(second, sender);
  expect(await phaseOf(second)).toBe('draft');
  expect(shown()).toContain('would reach 5 users. You may send to 10 users a day, and 4 are left for');
  expect(shown()).toContain('Ask <@U0ANA>.');
  expect(bot.slack.of('chat.postMessage')).toEqual([]);
  const third = await draftOf(4);
  await send(third, sender);
  expect(await phaseOf(third)).toBe('sending');
});

test('an admin of the settings may send to any number', async () => {
  const id = await draftOf(11);
  await send(id, admin);
  expect(await phaseOf(id)).toBe('sending');
});

test('rapid fire: of many starts at once no more go through than fit', async () => {
  const drafts: number[] = [];
  for (let count = 0; count < 6; count += 1) drafts.push(await draftOf(4));
  await Promise.all(drafts.map((id) => send(id, hasty)));
  const phases = await Promise.all(drafts.map(phaseOf));
  expect(phases.filter((phase) => phase === 'sending')).toHaveLength(2);
});

test('a start that is not committed yet is waited for by the next one of the same person', async () => {
  const [one, other] = [await draftOf(6), await draftOf(6)];
  const first = world.orm.em.fork();
  await first.begin();
  await spendAllowance(first, { deploymentId: one, by: 'U0EVA' }, allowance);
  let isOver = false;
  const second = world.dispatch.launch(other, 'U0EVA').finally(() => {
    isOver = true;
  });
  const refused = expect(second).rejects.toThrow('and 4 are left for');
  await until(
    async () => {
      const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(
        world.orm.em.fork().getKysely(),
      );
      return isOver || rows.length > 0;
    },
    (isSettled) => isSettled,
  );
  await first.commit();
  await refused;
});

test('what is scheduled counts on its day, and no longer on the day it was moved from', async () => {
  const [big, other] = [await draftOf(8), await draftOf(8)];
  const now = Date.now();
  const at = (days: number) => ({ at: new Date(now + days * 86_400_000), zone: 'UTC' });
  await world.dispatch.schedule(big, planner, at(2));
  await expect(world.dispatch.schedule(other, planner, at(2))).rejects.toThrow('and 2 are left for');
  await world.dispatch.schedule(big, planner, at(3));
  await world.dispatch.schedule(other, planner, at(2));
  await expect(world.dispatch.sendNow(big, planner)).resolves.toMatchObject({ phase: 'sending' });
});
