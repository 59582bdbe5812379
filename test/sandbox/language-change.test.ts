import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxApp, startSandboxApp } from '../support/sandbox-app.ts';
import { SlackPerson } from '../support/slack-person.ts';

let app: SandboxApp;
beforeAll(async () => {
  app = await startSandboxApp();
});
afterAll(() => app.close());

test('who chooses another language in the local workspace is answered in it at the very next command', async () => {
  const ana = new SlackPerson(app.url, 'U0ANA');
  const growth = (await ana.state()).channels.find(({ name }) => name === 'growth')?.id ?? '';
  await ana.say(growth, '/treble help');
  await ana.message(growth, /This list\./);
  await ana.act({ act: 'speak', locale: 'es-LA' });
  await ana.say(growth, '/treble help');
  expect(await ana.message(growth, /Esta lista\./)).toBeDefined();
});
