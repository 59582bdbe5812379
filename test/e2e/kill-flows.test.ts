import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { drawFrom } from '../faults/draw.ts';
import { givenFlow } from '../support/chat-world.ts';
import { plainPhones } from '../support/draft.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { until } from '../support/until.ts';

/** A loop by the hundred: `LOOPS=100 PEOPLE=100 SEED=7 npx vitest run --project product test/e2e/kill-flows`. */
const loops = Number(process.env.LOOPS ?? 1);
const people = Number(process.env.PEOPLE ?? 24);
const seed = Number(process.env.SEED ?? 7);
const killsOfLoop = 2;
const window = 16;
const questions = ['One?', 'Two?', 'Three?'] as const;
const flow = `
start: {keywords: [start]}
steps:
${questions.map((question, index) => `  - step: q${index}\n    question: ${question}\n    save: a${index}\n`).join('')}
  - step: bye
    message: Bye.
`;
const script = [...questions, 'Bye.'];

interface Called {
  readonly phone: string;
  readonly text: string;
  readonly outcome: string | null;
}

const readCalled = async ({ orm }: ProcessWorld, phones: readonly string[]): Promise<Called[]> =>
  (
    await sql<Called>`
      select phone, content->>'text' as text, outcome from session_message
       where phone = any(${[...phones]}::text[]) order by id`.execute(orm.em.fork().getKysely())
  ).rows;

/** Everybody answers each question once it was called for, whatever became of the call; ends when all have come to the end. */
async function answerAll(world: ProcessWorld, phones: readonly string[]): Promise<Called[]> {
  const answered = new Map(phones.map((phone) => [phone, 0]));
  return until(
    async () => {
      const called = await readCalled(world, phones);
      for (const [phone, count] of answered) {
        const mine = called.filter((one) => one.phone === phone);
        const isAsked = mine.length > count && mine.every(({ outcome }) => outcome !== null);
        if (!isAsked || count >= questions.length) continue;
        answered.set(phone, count + 1);
        world.whatsApp.reply(phone, `${phone} ${count}`);
      }
      return called;
    },
    (called) =>
      called.length >= phones.length * script.length && called.every(({ outcome }) => outcome !== null),
    60_000,
  );
}

async function begun(world: ProcessWorld): Promise<string[]> {
  const phones = plainPhones(people);
  await givenFlow(world, flow);
  for (const phone of phones) world.whatsApp.reply(phone, 'start');
  return phones;
}

/** No step twice, none lost, in order; what a kill left unknown is told as such and nothing else is missing. */
async function expectEveryStepOnce(world: ProcessWorld, phones: readonly string[]): Promise<void> {
  const called = await answerAll(world, phones);
  for (const phone of phones) {
    const mine = called.filter((one) => one.phone === phone);
    expect(mine.map(({ text }) => text)).toEqual(script);
    const heard = world.whatsApp.ledger.flatMap(({ to, free }) =>
      free && `+${to}` === phone ? [free.text] : [],
    );
    const known = mine.filter(({ outcome }) => outcome === 'accepted').map(({ text }) => text);
    const possible = mine.filter(({ outcome }) => outcome !== 'not_accepted').map(({ text }) => text);
    // What was heard is in order, each once, with everything that is known to have been accepted.
    expect(heard).toEqual(script.filter((text) => heard.includes(text)));
    expect(heard).toEqual(expect.arrayContaining(known));
    expect(possible).toEqual(expect.arrayContaining(heard));
  }
  expect(called.filter(({ outcome }) => outcome === 'uncertain').length).toBeLessThanOrEqual(
    window * killsOfLoop,
  );
  const { rows } = await sql<{ captured: unknown; phone: string; stage: string }>`
    select phone, captured, stage from recipient where phone = any(${[...phones]}::text[]) order by phone`.execute(
    world.orm.em.fork().getKysely(),
  );
  expect(rows).toHaveLength(people);
  for (const { phone, captured, stage } of rows) {
    expect(stage).toBe('finished');
    expect(captured).toEqual({
      first_message: 'start',
      a0: `${phone} 0`,
      a1: `${phone} 1`,
      a2: `${phone} 2`,
    });
  }
}

const untilCalledFor = (world: ProcessWorld, count: number) =>
  until(
    async () => world.whatsApp.arrivals.length,
    (arrived) => arrived >= count,
    60_000,
  );

describe.concurrent('flows in processes', { timeout: 150_000 * loops }, () => {
  test('kill -9 in the middle of two dozen chats, then a start: no step twice, none lost, in order', async () => {
    const world = await createProcessWorld({ window, messagesPerSecond: 80 });
    try {
      const first = await world.start();
      const phones = await begun(world);
      const answering = expectEveryStepOnce(world, phones);
      await Promise.race([untilCalledFor(world, 20), answering]);
      await first.kill();
      await world.start();
      await answering;
    } finally {
      await world.close();
    }
  });

  test('two replicas, killed again and again at moments that a seed draws, and replaced', async () => {
    for (let loop = 0; loop < loops; loop += 1) {
      const world = await createProcessWorld({ window, messagesPerSecond: 80 });
      try {
        const draw = drawFrom(seed + loop);
        const running = [await world.start(), await world.start()];
        const phones = await begun(world);
        const answering = expectEveryStepOnce(world, phones);
        for (let kill = 1; kill <= killsOfLoop; kill += 1) {
          const calls = people * script.length;
          const from = Math.floor((calls * (kill - 1)) / killsOfLoop);
          const until = Math.floor((calls * kill) / killsOfLoop) - 1;
          await Promise.race([untilCalledFor(world, draw.between(from, until)), answering]);
          const victim = draw.pick(running);
          await victim.kill();
          running[running.indexOf(victim)] = await world.start();
        }
        await answering;
      } catch (error) {
        throw new Error(`Seed ${seed + loop}`, { cause: error });
      } finally {
        await world.close();
      }
    }
  });
});
