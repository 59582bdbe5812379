import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendBySlack } from '../faults/upgrade/send-by-slack.ts';
import { plainPhones } from '../support/draft.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { SlackPerson } from '../support/slack-person.ts';

let world: ProcessWorld;
let ana: SlackPerson;

beforeAll(async () => {
  world = await createProcessWorld({ run: 'web,dispatch,reports' });
  await world.start();
  ana = new SlackPerson(world.slack.url, 'U0ANA');
});
afterAll(() => world.close());

test('a send from a channel that another organisation shares is followed in the sender’s direct messages alone', async () => {
  world.slack.scene.shareOutside('C0GROWTH');
  await sendBySlack(ana, plainPhones(20));
  const live = await ana.message('D0ANA', /D-1 .*20 of 20/);
  expect(JSON.stringify(live)).toContain(
    'is shared with another organisation, whose people would read it there.',
  );
  const { messages } = await ana.state();
  expect(messages.C0GROWTH).toEqual([]);
});
