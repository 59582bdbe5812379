import { afterEach, expect, test } from 'vitest';
import type { Dispatch, HeldTarget } from '../../src/dispatch/dispatch.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import { fakeDispatch, fakeReader, springLine, springSummary } from './support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

const start = async (dispatch: Partial<Dispatch> = {}): Promise<void> => {
  world = await startBot({ context: { dispatch: fakeDispatch(dispatch) } });
};

const deployment = { ...springSummary, waiting: 786 };

const held: HeldTarget = { kind: 'template', name: 'spring_sale', changed: true, deployments: [deployment] };

test.each([
  [
    'hold template spring_sale The price is wrong',
    { kind: 'template', name: 'spring_sale' },
    'The price is wrong',
  ],
  ['hold line +1 202 555 0199 New SIM', { kind: 'line', name: '+1 202 555 0199' }, 'New SIM'],
  ['hold LINE 12025550199', { kind: 'line', name: '12025550199' }, 'No reason was given.'],
])('/treble %s', async (typed, target, because) => {
  const asked: unknown[] = [];
  await start({
    async hold(...wish) {
      asked.push(wish);
      return held;
    },
  });
  await world.command(typed);
  expect(asked).toEqual([[target, because, admin]]);
  expect(world.said()).toEqual([
    'The template *spring_sale* is on hold: nothing of it is sent, also of deployments to come, until `/treble release template spring_sale`. Now held: D-104, 786 users waiting.',
  ]);
});

test('release says what goes on and what still holds the others', async () => {
  const paused = {
    ...deployment,
    id: 105,
    holds: [{ kind: 'paused_by_person', because: 'Paused by a person.' }],
  } as const;
  await start({ release: async () => ({ ...held, deployments: [deployment, paused] }) });
  await world.command('release template spring_sale');
  expect(world.said()).toEqual([
    'The template *spring_sale* is released. D-104 can go on.\n• D-105 stays held. Paused: Paused by a person.',
  ]);
});

test.each([
  ['hold', 'Expected template or line. For example:'],
  ['hold spring_sale', 'Expected template or line, found “spring_sale”.'],
  ['release line', 'Which line? For example: `/treble release line +1 555 078 3881`'],
])('/treble %s is answered with what was expected', async (typed, said) => {
  await start();
  await world.command(typed);
  expect(world.said()[0]).toContain(said);
});

test('a member may neither hold nor release', async () => {
  await start();
  await world.command('hold template spring_sale', member);
  await world.command('release template spring_sale', member);
  expect(world.said()).toEqual(Array(2).fill('This needs the right to manage the app. Ask <@U0ANA>.'));
});

test('status shows the reason and who holds it', async () => {
  const holds = [
    { kind: 'template_held', because: 'The template spring_sale is on hold: Wrong.', by: 'U0BEN' },
  ] as const;
  world = await startBot({
    context: {
      dispatch: fakeDispatch(),
      reader: fakeReader({ deployment: async () => ({ ...springLine, holds }) }),
    },
  });
  await world.command('status D-104');
  expect(world.said()[0]).toContain(
    'Held: template on hold: The template spring_sale is on hold: Wrong. Held by <@U0BEN>.',
  );
});
