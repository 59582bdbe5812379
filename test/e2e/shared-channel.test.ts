import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainPhones } from '../support/draft.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { submitSendForm } from '../support/send-form.ts';
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
  const list = ['phone,first_name,discount', ...plainPhones(20).map((phone) => `${phone},Ana,5`)];
  await ana.say('C0GROWTH', '/treble send');
  await submitSendForm(ana, 'spring_sale_2026', { pasted: list.join('\n') });
  await ana.submit(await ana.modal(/Will be sent/), {});
  await ana.message(
    'D0ANA',
    /D-1 · spring_sale_2026.*is shared with another organisation, whose people would read it there\./,
  );
  await ana.message('D0ANA', /D-1 has finished: 20 of 20 users delivered/);
  const { messages } = await ana.state();
  expect(messages.C0GROWTH).toEqual([]);
});
