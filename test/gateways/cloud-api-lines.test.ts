import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { GatewayError } from '../../src/gateways/gateway.ts';
import { openGateway } from './cloud-api-fixtures.ts';

/** Meta answering for the line 106540352242922. */
function meta(status: number, answer: object): MockAgent {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent
    .get('https://graph.example')
    .intercept({ path: '/v25.0/106540352242922?fields=display_phone_number', method: 'GET' })
    .reply(status, answer);
  return agent;
}

const ask = (agent: MockAgent) => openGateway({ dispatcher: agent }).displayPhone('106540352242922');

test('a line is known by the number that people know', async () => {
  const answer = { display_phone_number: '+1 202-555-0100', id: '106540352242922' };
  expect(await ask(meta(200, answer))).toBe('+1 202-555-0100');
});

test('a line that is not described is told in one sentence that hides the token', async () => {
  const refused = ask(meta(400, { error: { message: 'no access with EAAtest', code: 100 } }));
  await expect(refused).rejects.toThrow(GatewayError);
  await expect(refused).rejects.toThrow('did not describe the line 106540352242922');
  await expect(refused).rejects.not.toThrow('EAAtest');
});
