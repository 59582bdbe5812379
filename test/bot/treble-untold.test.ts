import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered } from '../../src/entities/cell.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { givenDeployment } from '../support/given.ts';
import { createTrebleWorld, orderShipped, type TrebleWorld } from '../support/treble-world.ts';
import { until } from '../support/until.ts';
import { type BotUnderTest, startBot } from './support/bot-under-test.ts';

const [phone = ''] = plainPhones(1);
const untold = {
  'en-US': 'Treble does not tell the texts of what it sent',
  'es-ES': 'Treble no informa los textos que envió',
  'pt-BR': 'A Treble não informa os textos que enviou',
};

let world: TrebleWorld;
let bot: BotUnderTest;
let code: string;

beforeAll(async () => {
  world = await createTrebleWorld();
  const id = await givenDraft(world, [phone], orderShipped);
  code = `D-${id}`;
  world.engine.start();
  await world.dispatch.launch(id, 'U0ANA');
  await until(
    () => readRecipients(world, id),
    ([only]) => only?.state === 'success',
  );
  bot = await startBot({ context: { reader: createMetricsReader(world.orm), dispatch: world.dispatch } });
});
afterAll(async () => {
  await bot.stop();
  await world.close();
});

const shown = () =>
  JSON.stringify(bot.slack.calls.filter(({ method }) => /^views\.(open|push|update)$/.test(method)).at(-1));

const doors: readonly [screen: string, command: () => string][] = [
  ['results', () => `metrics ${code}`],
  ['users list', () => `users ${code}`],
  ['history', () => `history ${phone}`],
];

test.each(doors)(
  'the %s of what went by Treble say what Treble does not tell, in each language',
  async (_screen, command) => {
    for (const [locale, words] of Object.entries(untold)) {
      const by = `U0${locale.slice(3)}`;
      bot.slack.person(by, { locale });
      await bot.command(command(), by);
      expect(shown()).toContain(words);
    }
  },
);

test.each(doors)('the %s of what went by the Cloud API say no such thing', async (screen) => {
  const { id } = await givenDeployment(world.orm, {
    conversation: `Spring of the ${screen}`,
    line: 'line-1',
    cells: [[delivered('read', false), 1]],
  });
  const [recipient] = await readRecipients(world, id);
  const subject = { results: `metrics D-${id}`, 'users list': `users D-${id}` }[screen];
  await bot.command(subject ?? `history ${recipient?.phone}`);
  expect(shown()).toContain('Spring of the');
  expect(shown()).not.toContain('Treble does not tell');
});
