import { expect, test } from 'vitest';
import { editorView } from '../../src/bot/conversations/editor-form.ts';
import { newOrigin } from '../../src/bot/conversations/editor-origin.ts';
import { sendFormView } from '../../src/bot/send/send-form.ts';
import { conversationsScreen } from '../../src/bot/views/conversations-screen.ts';
import { failedUsersScreen } from '../../src/bot/views/failed-users-screen.ts';
import { filterFormView } from '../../src/bot/views/filter-form.ts';
import { resultsScreen } from '../../src/bot/views/results-screen.ts';
import { asMessage, asModal } from '../../src/bot/views/screen.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { validateMessage, validateView } from '../../src/sandbox/slack/validate-blocks.ts';
import { member, startBot } from './support/bot-under-test.ts';
import { conversation, fakeReader, springCells, springDeployment } from './support/far-sides.ts';

test.each([
  {
    locale: 'es-LA',
    said: ['Esta lista.', 'No existe /treble metrix', '¿Qué envío? Por ejemplo: `/treble status D-104`'],
    shown: ['Total de usuarios', 'Tasa de respuesta', '1.000', 'Usuarios con fallo'],
  },
  {
    locale: 'pt-BR',
    said: ['Esta lista.', 'Não existe /treble metrix', 'Qual envio? Por exemplo: `/treble status D-104`'],
    shown: ['Total de usuários', 'Taxa de resposta', '1.000', 'Usuários com falha'],
  },
  {
    locale: 'en-US',
    said: [
      'This list.',
      'There is no /treble metrix',
      'Which deployment? For example: `/treble status D-104`',
    ],
    shown: ['Total users', 'Response rate', '1,000', 'Failed users'],
  },
])('a person with the locale $locale is answered in their language', async ({ locale, said, shown }) => {
  const bot = await startBot({
    context: {
      reader: fakeReader({
        findScope: async () => springDeployment,
        describe: async () => springDeployment,
        cells: async () => springCells,
      }),
    },
  });
  bot.slack.person(member, { locale });
  for (const typed of ['help', 'metrix', 'status', 'metrics D-104']) await bot.command(typed, member);
  for (const [index, words] of said.entries()) expect(bot.said()[index]).toContain(words);
  const view = JSON.stringify(
    bot.slack.calls.filter(({ method }) => method.startsWith('views.')).at(-1)?.args,
  );
  for (const words of shown) expect(view).toContain(words);
  await bot.stop();
});

const described = { description: springDeployment, cells: springCells };
const times = { delivery: { median: 4, ninetieth: 95 }, response: { median: 260, ninetieth: 20_000 } };

test.each(['es', 'pt'] as const)('Slack takes forms and screens in %s, and no title is cut', (language) => {
  const screens = speaking(tongues[language], () => [
    resultsScreen({ ...described, times }),
    failedUsersScreen(described, 'U0ANA'),
    conversationsScreen([conversation('Spring sale')], 0),
  ]);
  const views = speaking(tongues[language], () => [
    ...screens.map((screen) => asModal(screen, true)),
    sendFormView({ origin: { channelId: '', files: [] }, simulated: true }),
    editorView({ origin: newOrigin, name: '', template: undefined, sources: [], note: '', simulated: true }),
    filterFormView({ scope: 'deployment:104', filter: {} }, springCells, true),
  ]);
  for (const view of views) {
    expect(validateView(view)).toEqual([]);
    expect(view.title.text).not.toMatch(/…$/);
  }
  for (const screen of screens) expect(validateMessage(asMessage(screen, true))).toEqual([]);
});
