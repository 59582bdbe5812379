import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type ChatPerson,
  deploy,
  givenFlow,
  personWith,
  readUsers,
  untilQuiet,
} from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
let used = 0;
/** Each lets a webhook that is asked answer. */
const asked: ((json: object) => void)[] = [];
beforeAll(async () => {
  world = await createDispatchWorld({
    whatsApp: { pairRate: false },
    callWebhook: () =>
      new Promise((resolve) => {
        asked.push((json) => resolve({ json }));
      }),
  });
  world.engine.start();
});
afterEach(async () => {
  await givenFlow(world, null);
  expect(world.failures).toEqual([]);
});
afterAll(() => world.close());

interface Story {
  readonly step: string;
  readonly flow: string;
  /** What the person does, and everything heard by then. */
  readonly goes: readonly (readonly [act: (person: ChatPerson) => void, hears: readonly string[]])[];
  readonly stage: 'in_flow' | 'finished';
  readonly keeps?: Readonly<Record<string, string>>;
}

const says = (text: string) => (person: ChatPerson) => person.says(text);
const taps = (title: string) => (person: ChatPerson) => person.taps(title);
const sends = (content: object) => (person: ChatPerson) => person.sends(content);
const media = { id: '1', mime_type: 'image/webp', sha256: 'x' };

const stories: readonly Story[] = [
  {
    step: 'message: text, picture and document, with variables',
    flow: `
  - message: Hello {{first_name|you}}!
  - image: https://files.example.com/{{first_name}}.png
    caption: For {{first_name}}
  - document: https://files.example.com/a.pdf
    caption: Prices`,
    goes: [[says('Hi'), ['Hello Ana!', 'For Ana', 'Prices']]],
    stage: 'finished',
  },
  {
    step: 'question: open text',
    flow: `
  - question: Name?
    save: name`,
    goes: [
      [says('Hi'), ['Name?']],
      [says(' Ana María '), ['Name?']],
    ],
    stage: 'finished',
    keeps: { name: 'Ana María' },
  },
  {
    step: 'question: number, with words for a wrong answer',
    flow: `
  - question: How many?
    expect: number
    wrong: A number, please.
    save: count`,
    goes: [
      [says('Hi'), ['How many?']],
      [says('some'), ['How many?', 'A number, please.']],
      [says('1.200,5'), ['How many?', 'A number, please.']],
    ],
    stage: 'finished',
    keeps: { count: '1200.5' },
  },
  {
    step: 'question: email',
    flow: `
  - question: Where to?
    expect: email
    wrong: An address, please.
    save: email`,
    goes: [
      [says('Hi'), ['Where to?']],
      [says('ana at example'), ['Where to?', 'An address, please.']],
      [says('Ana@Example.com'), ['Where to?', 'An address, please.']],
    ],
    stage: 'finished',
    keeps: { email: 'ana@example.com' },
  },
  {
    step: 'question: date, and its way once the tries are used up',
    flow: `
  - question: When?
    expect: date
    tries: 1
    gave_up: sorry
    save: day
    go: end
  - step: sorry
    question: Which day?
    expect: date
    save: day`,
    goes: [
      [says('Hi'), ['When?']],
      [says('soon'), ['When?', 'Which day?']],
      [says('4/3/2026'), ['When?', 'Which day?']],
    ],
    stage: 'finished',
    keeps: { day: '2026-03-04' },
  },
  {
    step: 'question: one of',
    flow: `
  - question: Which?
    one_of: [Red, Blue]
    save: colour`,
    goes: [
      [says('Hi'), ['Which?']],
      [says('¡ROJO!'), ['Which?', 'Which?']],
      [says('blue.'), ['Which?', 'Which?']],
    ],
    stage: 'finished',
    keeps: { colour: 'Blue' },
  },
  {
    step: 'question: reply buttons, each with its way',
    flow: `
  - question: Sure?
    buttons: [{Yes: good}, {No: bad}]
    save: sure
  - step: good
    message: Good.
    go: end
  - step: bad
    message: Pity.`,
    goes: [
      [says('Hi'), ['Sure?']],
      [taps('No'), ['Sure?', 'Pity.']],
    ],
    stage: 'finished',
    keeps: { sure: 'No' },
  },
  {
    step: 'question: list of ten rows',
    flow: `
  - question: Size?
    list: [A, B, C, D, E, F, G, H, I, J]
    save: size`,
    goes: [
      [says('Hi'), ['Size?']],
      [taps('J'), ['Size?']],
    ],
    stage: 'finished',
    keeps: { size: 'J' },
  },
  {
    step: 'condition and set',
    flow: `
  - set: {plan: "{{first_message}} plan"}
  - when: [{variable: plan, contains: gold, go: rich}]
    otherwise: poor
  - step: rich
    message: "You chose the {{plan}}."
    go: end
  - step: poor
    message: Nothing.`,
    goes: [[says('Gold'), ['You chose the Gold plan.']]],
    stage: 'finished',
    keeps: { plan: 'Gold plan' },
  },
  {
    step: 'wait, and writing within it',
    flow: `
  - message: One moment.
  - wait: 10m
    answered: now
    go: later
  - step: later
    message: Too late.
    go: end
  - step: now
    message: Good.`,
    goes: [
      [says('Hi'), ['One moment.']],
      [says('I am here'), ['One moment.', 'Good.']],
    ],
    stage: 'finished',
  },
  {
    step: 'wait, and its end',
    flow: `
  - wait: 1s
    answered: end
  - message: Still there?`,
    goes: [[says('Hi'), ['Still there?']]],
    stage: 'finished',
  },
  {
    step: 'what is no answer: sticker, voice note, location, reaction, each with the fallback',
    flow: `
  - question: Name?
    save: name`,
    goes: [
      [says('Hi'), ['Name?']],
      [sends({ type: 'sticker', sticker: media }), ['Name?', 'Words, please.']],
      [
        sends({ type: 'audio', audio: { ...media, voice: true } }),
        ['Name?', 'Words, please.', 'Words, please.'],
      ],
      [
        sends({ type: 'location', location: { latitude: 1, longitude: 2 } }),
        ['Name?', 'Words, please.', 'Words, please.', 'Words, please.'],
      ],
      [
        sends({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }),
        ['Name?', 'Words, please.', 'Words, please.', 'Words, please.', 'Words, please.'],
      ],
    ],
    stage: 'in_flow',
  },
];

test.each(stories)('step $step', async ({ flow, goes, stage, keeps }) => {
  const [phone = ''] = plainPhones(1, used++);
  const person = personWith(world, phone);
  await givenFlow(world, `fallback: Words, please.\nsteps:${flow}\n`);
  await deploy(world, [phone]);
  for (const [act, hears] of goes) {
    act(person);
    await person.hearsAll(...hears);
    await untilQuiet(world);
  }
  const [user] = await until(
    () => readUsers(world, phone),
    ([one]) =>
      one?.stage === stage &&
      Object.entries(keeps ?? {}).every(([name, value]) => one.captured?.[name] === value),
  );
  expect(user).toMatchObject({ stage, session: stage === 'finished' ? 'closed' : 'bot' });
});

test('step webhook: what is written while it is asked is handled after its answer, in order', async () => {
  const [phone = ''] = plainPhones(1, used++);
  const person = personWith(world, phone);
  await givenFlow(
    world,
    `steps:
  - step: price
    webhook: https://api.example.com/price
    send: {}
    save: {price: price}
  - step: first
    question: "{{price}}. Your name?"
    save: name
  - step: second
    question: Your city?
    save: city
`,
  );
  await deploy(world, [phone]);
  person.says('Hi');
  await until(
    async () => asked.length,
    (calls) => calls === 1,
  );
  person.says('Ana');
  person.says('Lima');
  await until(
    async () =>
      (await sql`select 1 from inbound where phone = ${phone}`.execute(world.orm.em.fork().getKysely())).rows
        .length,
    (count) => count === 3,
  );
  asked[0]?.({ price: 12 });
  await person.hearsAll('12. Your name?', 'Your city?');
  const [user] = await until(
    () => readUsers(world, phone),
    ([one]) => one?.stage === 'finished',
  );
  expect(user?.captured).toMatchObject({ price: '12', name: 'Ana', city: 'Lima' });
});
