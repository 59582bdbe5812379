import { expect, test } from 'vitest';
import { errorIn, goodSend, send, simulate, startReceiver } from './graph-client.ts';

const ana = '+12025550100';
const link = 'https://files.example.com/a.pdf';
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const interactive = (type: string, action: object, text = 'Sure?') => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
});

test('within the window every kind of message is taken, and what was tapped comes back quoting it', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  simulated.reply(ana, 'Hi');
  const buttons = interactive('button', { buttons: [reply('y', 'Yes'), reply('n', 'No')] });
  const list = interactive('list', { button: 'Choose', sections: [{ rows: [{ id: 'a', title: 'A' }] }] });
  const bodies = [
    { type: 'image', image: { link, caption: 'Look' } },
    { type: 'document', document: { link, filename: 'a.pdf' } },
    buttons,
    list,
  ];
  for (const body of bodies) expect((await send(simulated, goodSend(ana, 't', body))).http).toBe(200);
  const [, , withButtons, withList] = simulated.ledger;
  simulated.tap(withButtons?.wamid ?? '', 'n');
  simulated.tap(withList?.wamid ?? '', 'a');
  simulated.personSends(ana, { type: 'sticker', sticker: { id: '1' } });
  await simulated.flush();
  const inbound = receiver.heard().filter(({ what }) => what === 'interactive' || what === 'sticker');
  expect(inbound.map(({ item }) => item)).toMatchObject([
    {
      interactive: { type: 'button_reply', button_reply: { id: 'n', title: 'No' } },
      context: { id: withButtons?.wamid },
    },
    { interactive: { type: 'list_reply', list_reply: { id: 'a' } }, context: { id: withList?.wamid } },
    { type: 'sticker' },
  ]);
  expect(() => simulated.tap(withList?.wamid ?? '', 'b')).toThrow('There is no choice b');
});

const refused: [story: string, body: object, code: number][] = [
  ['no buttons', interactive('button', { buttons: [] }), 131009],
  [
    'four buttons',
    interactive('button', { buttons: ['a', 'b', 'c', 'd'].map((id) => reply(id, id)) }),
    131009,
  ],
  ['a long title', interactive('button', { buttons: [reply('a', 'x'.repeat(21))] }), 131009],
  ['two ids alike', interactive('button', { buttons: [reply('a', 'A'), reply('a', 'B')] }), 131009],
  [
    'a list without its button',
    interactive('list', { sections: [{ rows: [{ id: 'a', title: 'A' }] }] }),
    131009,
  ],
  ['a picture without an address', { type: 'image', image: {} }, 131008],
  ['an empty body', interactive('button', { buttons: [reply('a', 'A')] }, ''), 131008],
];
test.each(refused)('%s is refused', async (_story, body, code) => {
  const simulated = await simulate();
  simulated.reply(ana, 'Hi');
  expect(errorIn(await send(simulated, goodSend(ana, 't', body)))).toMatchObject({ code });
});

test('the window closes a day after the last message of that person', async () => {
  let now = Date.parse('2026-03-04T12:00:00Z');
  const simulated = await simulate({
    stories: 'none',
    clock: { now: () => now, schedule: () => () => {} },
  });
  simulated.reply(ana, 'Hi');
  const hello = goodSend(ana, 't', { type: 'text', text: { body: 'Hello' } });
  now += 86_399_000;
  expect((await send(simulated, hello)).http).toBe(200);
  now += 1_000;
  expect(errorIn(await send(simulated, hello))).toMatchObject({ code: 131047 });
});
