import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type GivenDeployment, givenDeployment } from '../support/given.ts';
import { type BotUnderTest, member, startBot } from './support/bot-under-test.ts';

let database: TestDatabase;
let spring: GivenDeployment;
let world: BotUnderTest;
let audited: unknown[];
let noted: { fileId: string; uploadedBefore: number }[];

beforeAll(async () => {
  database = await createTestDatabase();
  const launchedAt = new Date('2026-03-04T09:00:00Z');
  spring = await givenDeployment(database.orm, {
    launchedAt,
    variables: { name: '=Ana', city: 'Bogotá, DC' },
    cells: [
      [delivered('read', true), 1],
      [failed('unreachable', '131026', true), 1],
      [failed('invalid_number'), 1],
    ],
  });
  // A bystander: nobody of it may be in the file.
  await givenDeployment(database.orm, { launchedAt, cells: [[inProcess('queued'), 5]] });
});
afterAll(() => database.close());
beforeEach(async () => {
  audited = [];
  noted = [];
  world = await startBot({
    context: {
      reader: createMetricsReader(database.orm),
      audit: async (entry) => void audited.push(entry),
      exports: {
        note: async (fileId) => void noted.push({ fileId, uploadedBefore: world.slack.of('upload').length }),
      },
    },
  });
});
afterEach(() => world.stop());

const scope = () => `deployment:${spring.id}`;
const uploaded = () => world.slack.of('upload').map(({ text }) => text);

const head =
  '\uFEFFPhone,Deployment date (UTC),Deployment status,Conversation stage,Session status,Last activity (UTC),' +
  'Reason,Raw code,Raw detail,Deployment,List row,city,name,Other variables\r\n';

test('the same filter as the screen comes as a CSV file, to the person who asked alone, and is audited', async () => {
  await world.press({ id: 'download_users', value: `${scope()}|all`, inView: true });
  expect(uploaded()).toEqual([
    `${head}'+15551000001,2026-03-04 09:00:00,Delivered,In Flow,,,read,,,D-1,1,"Bogotá, DC","'=Ana",\r\n` +
      `'+15551000002,2026-03-04 09:00:00,Blocked or old version,,,,"No WhatsApp account, an old version, terms not accepted, or the line is blocked.","131026",,D-1,2,"Bogotá, DC","'=Ana",\r\n` +
      '"no number 3",2026-03-04 09:00:00,Invalid number,,,,Not a valid WhatsApp number.,,,D-1,3,"Bogotá, DC","\'=Ana",\r\n',
  ]);
  expect(world.slack.of('conversations.open')).toEqual([{ users: 'U0ANA' }]);
  expect(world.slack.of('files.completeUploadExternal')).toMatchObject([{ channel_id: 'D0ANA' }]);
  expect(world.slack.of('files.getUploadURLExternal')).toMatchObject([
    { filename: 'users-D-1-Spring-sale-version-1.csv' },
  ]);
  expect(audited).toEqual([
    {
      actor: 'U0ANA',
      act: 'users.download',
      subject: scope(),
      detail: { filter: {}, users: 3, part: 1 },
      reveals: true,
    },
  ]);
  expect(JSON.stringify(world.slack.of('views.push'))).toContain('in your direct messages from Treble');
});

test.each([
  [
    'es-LA',
    'Teléfono,Fecha del envío (UTC),Estado del envío,Etapa de la conversación,Estado de la sesión,Última actividad (UTC),Motivo,',
    'Entregado,En flujo,,,leído,',
  ],
  [
    'pt-BR',
    'Telefone,Data do envio (UTC),Status do envio,Etapa da conversa,Status da sessão,Última atividade (UTC),Motivo,',
    'Entregue,Em fluxo,,,lido,',
  ],
])(
  'whoever reads Slack in %s gets headings, states and reasons in that language',
  async (locale, headings, first) => {
    world.slack.person('U0ANA', { locale });
    await world.press({ id: 'download_users', value: `${scope()}|all`, inView: true });
    expect(uploaded()[0]).toContain(`\uFEFF${headings}`);
    expect(uploaded()[0]).toContain(first);
  },
);

test('only the users of the chosen state are in the file', async () => {
  await world.press({ id: 'download_users', value: `${scope()}|invalid_number` });
  expect(uploaded()[0]).toMatch(/^[^\r]*\r\n"no number 3"[^\r]*\r\n$/);
  expect(world.slack.of('files.completeUploadExternal')[0]?.initial_comment).toBe(
    '1 user of D-1 · Spring sale · version 1 (Invalid number), with full phone numbers: keep the file to yourself.',
  );
});

test('a member, who may not see full phones, gets no file', async () => {
  await world.press({ id: 'download_users', value: `${scope()}|all`, by: member });
  expect(world.said()[0]).toContain('Ask <@U0ANA>');
  expect(uploaded()).toEqual([]);
  expect(audited).toEqual([]);
});

test('an empty list gives a sentence instead of a file', async () => {
  await world.press({ id: 'download_users', value: `${scope()}|excluded` });
  expect(world.said()[1]).toBe('Nobody is in this list, so there is no file.');
  expect(uploaded()).toEqual([]);
});

test('a workspace that takes no files is said privately', async () => {
  world.slack.next('files.getUploadURLExternal', { ok: false, error: 'file_uploads_disabled' });
  await world.press({ id: 'download_users', value: `${scope()}|all` });
  expect(world.said()[1]).toContain('does not allow file uploads');
  expect(uploaded()).toEqual([]);
});

test('the file is written down as one that expires, before Slack has a byte of it', async () => {
  await world.press({ id: 'download_users', value: `${scope()}|all`, inView: true });
  expect(uploaded()).toHaveLength(1);
  expect(noted).toEqual([{ fileId: 'F1', uploadedBefore: 0 }]);
});
