import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { admin } from './support/bot-under-test.ts';

const tongues = [
  {
    locale: 'es-LA',
    failures: [
      'No se pudo llegar a 23 de 1.523 usuarios. 100 siguen en proceso.',
      '*Excluido*: 15 usuarios, 1,0 % del total',
      '*Número no válido*: 8 usuarios',
      '*Próximo paso:*',
      'Corrija el número en su lista',
    ],
    review: [
      'Leído: 3 filas.',
      'números pegados',
      'Se enviarán',
      'No válidos',
      'Duplicados',
      'plantilla',
      'marketing',
      'Descargar',
    ],
    live: [
      '*Total de usuarios*\n1.523',
      '*Entregados*\n1.400 · 91,9 %',
      '*En proceso*\n100',
      'Enviando',
      'Ver resultados',
    ],
  },
  {
    locale: 'pt-BR',
    failures: [
      'Não foi possível alcançar 23 de 1.523 usuários. 100 ainda em processo.',
      '*Excluído*: 15 usuários, 1,0% do total',
      '*Número inválido*: 8 usuários',
      '*Próximo passo:*',
      'Corrija o número na sua lista',
    ],
    review: [
      'Lido: 3 linhas.',
      'números colados',
      'Serão enviados',
      'Inválidos',
      'Duplicados',
      'modelo',
      'marketing',
      'Baixar',
    ],
    live: [
      '*Total de usuários*\n1.523',
      '*Entregues*\n1.400 · 91,9%',
      '*Em processo*\n100',
      'Enviando',
      'Ver resultados',
    ],
  },
] as const;

describe.each(tongues)('whoever reads Slack in $locale', ({ locale, failures, review, live }) => {
  let world: BotOnDatabase;
  let id: number;
  beforeAll(async () => {
    world = await startBotOnDatabase();
    world.bot.slack.person(admin, { locale });
    ({ id } = await givenDeployment(world.database.orm, {
      template: 'spring',
      cells: [
        [delivered('read', true), 1_400],
        [inProcess('queued'), 100],
        [failed('excluded'), 15],
        [failed('invalid_number'), 8],
      ],
    }));
  });
  afterAll(() => world.stop());

  test('reads failures with causes and next steps in that language', async () => {
    await world.bot.command(`failures D-${id}`);
    for (const words of failures) expect(world.text()).toContain(words);
  });

  test('reviews a list in that language', async () => {
    const { orm } = world.database;
    await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
    const sources = [{ key: 'body.name', text: 'friend' }];
    await createConversations(orm).create({ name: 'Saludo', templateId: 'spring', sources, note: '' }, admin);
    const lines = { lineIds: ['line-1'], defaultCountry: undefined, nudge: () => undefined };
    const dispatch = createDispatch({ orm, ...lines });
    const { versionId } = await dispatch.loadConversation('Saludo');
    const audience = { kind: 'pasted', text: '+12025550123\n+12025550123\n+1' } as const;
    const { draftId } = await dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: admin });
    await world.bot.press({ id: 'open_review', value: String(draftId), inView: true });
    const shown = JSON.stringify(world.view());
    for (const words of review) expect(shown).toContain(words);
  });

  test('finds the live message in that language in a channel that speaks it', async () => {
    const { bot, slack } = world.bot;
    slack.always('conversations.info', () => ({ ok: true, channel: { id: 'C0LAUNCH', locale } }));
    const { orm } = world.database;
    const { sink, languages } = bot;
    expect(await createLiveMessages({ orm, sink, languages, now: () => new Date() }).tick()).toEqual({
      failures: [],
    });
    const [posted] = slack.of('chat.postMessage').filter(({ channel }) => channel === 'C0LAUNCH');
    for (const words of live) expect(JSON.stringify(posted?.blocks).replaceAll('\\n', '\n')).toContain(words);
  });
});
