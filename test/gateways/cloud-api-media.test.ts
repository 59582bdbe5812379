import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCloudApiGateway } from '../../src/gateways/index.ts';

const heard: string[] = [];
let address = '';
const server = createServer((request, response) => {
  heard.push(`${request.url} ${request.headers.authorization}`);
  if (request.url === '/v25.0/known')
    response.end(JSON.stringify({ url: `${address}/bytes`, mime_type: 'image/png' }));
  else if (request.url === '/v25.0/elsewhere')
    response.end(JSON.stringify({ url: 'https://files.example/bytes' }));
  else if (request.url === '/bytes')
    response.writeHead(200, { 'content-type': 'image/png' }).end('the picture');
  else response.writeHead(404).end('{"error":{"code":100}}');
});
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const found = server.address();
  address = `http://127.0.0.1:${typeof found === 'object' && found ? found.port : 0}`;
});
afterAll(() => server.close());

const gateway = () =>
  createCloudApiGateway({
    accessToken: 'a-token',
    businessAccountId: '1',
    phoneNumberIds: ['line'],
    appSecret: 's',
    verifyToken: 'v',
    apiUrl: address,
    apiVersion: 'v25.0',
  });

test('a file is fetched from the address that WhatsApp names, with our token', async () => {
  const fetched = await gateway().fetchMedia?.('known');
  const chunks = [];
  for await (const chunk of fetched ?? []) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe('the picture');
  expect(heard).toEqual(['/v25.0/known Bearer a-token', '/bytes Bearer a-token']);
});

test('the token goes to no other host, and a file that is gone is refused', async () => {
  heard.length = 0;
  await expect(gateway().fetchMedia?.('elsewhere')).rejects.toThrow();
  await expect(gateway().fetchMedia?.('gone')).rejects.toThrow('HTTP status 404');
  expect(heard).toEqual(['/v25.0/elsewhere Bearer a-token', '/v25.0/gone Bearer a-token']);
});
