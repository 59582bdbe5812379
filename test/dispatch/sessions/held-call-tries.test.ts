import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageAnswers } from '../../../src/dispatch/sessions/message-answers.ts';
import type { FailureClass } from '../../../src/entities/failure-class.ts';
import { deploy, givenFlow, personWith, untilQuiet } from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  world.engine.start();
});
afterAll(() => world.close());

const flow = `
steps:
  - message: Thanks.
`;

interface Told {
  id: number;
  tries: number;
  outcome: string | null;
  waits: boolean;
}

test('a message that a pause or a limit held keeps its tries for a later throttled answer', async () => {
  const [phone = ''] = plainPhones(1, 0);
  const db = () => world.orm.em.fork().getKysely();
  const read = async () =>
    (
      await sql<Told>`
        select id::int as id, tries, outcome, started_at is null as waits
          from session_message where phone = ${phone}`.execute(db())
    ).rows[0];
  await givenFlow(world, flow);
  await deploy(world, [phone]);
  personWith(world, phone).says('Hi');
  await untilQuiet(world);
  // Nothing is called for from here on; the last try that the message has is under way.
  await sql`update installation set frozen_at = now()`.execute(db());
  await sql`
    update session_message set outcome = null, provider_id = null, accepted_at = null, sent_at = null,
           delivered_at = null, read_at = null, tries = 6, started_at = now() where phone = ${phone}`.execute(
    db(),
  );
  const failures: unknown[] = [];
  const answers = createMessageAnswers(world.orm, (error) => failures.push(error));
  const answer = async (failure: FailureClass) => {
    const { id = 0, tries = 0 } = (await read()) ?? {};
    const lineId = world.whatsApp.lineIds[0] ?? '';
    const result = { outcome: 'not_accepted', failure } as const;
    await answers.add({ messageId: id, lineId, phone, tries, result, at: Date.now() });
    await answers.idle();
  };

  await answer('not_started');
  expect(await read()).toMatchObject({ tries: 5, outcome: null, waits: true });
  await answer('throttled');
  expect(await read()).toMatchObject({ tries: 5, outcome: null, waits: true });
  await sql`update session_message set tries = 6 where phone = ${phone}`.execute(db());
  await answer('throttled');
  expect(await read()).toMatchObject({ tries: 6, outcome: 'not_accepted' });
  expect(failures).toEqual([]);
});
