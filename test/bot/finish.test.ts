import { afterEach, expect, test } from 'vitest';
import { type BotUnderTest, startBot } from './support/bot-under-test.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

test('a press whose signature is just being looked up when the process stops is carried out before it leaves', async () => {
  const ran: string[] = [];
  const note = {
    name: 'note',
    usage: 'note',
    summary: 'Notes it.',
    needs: 'viewer',
    run: async ({ args }: { readonly args: readonly string[] }) => {
      ran.push(args.join(' '));
    },
  } as const;
  const asked = Promise.withResolvers<void>();
  const isNew = Promise.withResolvers<boolean>();
  const accept = () => {
    asked.resolve();
    return isNew.promise;
  };
  world = await startBot({ features: [{ commands: [note] }], replayGuard: { accept } });
  const pressed = world.command('note once');
  await asked.promise;
  const ranWhenFinished = world.bot.finish().then(() => [...ran]);
  isNew.resolve(true);
  expect(await ranWhenFinished).toEqual(['once']);
  expect((await pressed).status).toBe(200);
});
