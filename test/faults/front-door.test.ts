import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { startFrontDoor, type WatchedDoor } from '../support/front-door.ts';

let door: WatchedDoor | undefined;
const servers: Server[] = [];
afterEach(async () => {
  await door?.close();
  for (const server of servers.splice(0)) server.close();
});

/** Gives its port; any port unless told. */
async function answering(status: number, port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.writeHead(status).end()).listen(
    port,
    '127.0.0.1',
  );
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The replica has no port.');
  return { server, port: address.port };
}

const statusesOf = async (url: string, times: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await fetch(url, { method: 'POST' })).status);
  return statuses;
};

test('a replica that left is not asked again, whoever has its port by then', async () => {
  door = await startFrontDoor();
  const { server: old, port: left } = await answering(200);
  const { port: stays } = await answering(201);
  for (const port of [left, stays]) door.add(`http://127.0.0.1:${port}`);
  expect(await statusesOf(door.url, 4)).toEqual([200, 201, 200, 201]);

  old.close();
  await once(old, 'close');
  expect(await statusesOf(door.url, 2)).toEqual([201, 201]);
  await answering(404, left);
  expect(await statusesOf(door.url, 4)).toEqual([201, 201, 201, 201]);
});

test('a replica that is not ready stays in line, and a request that nobody takes is remembered', async () => {
  door = await startFrontDoor();
  const { port: starting } = await answering(503);
  door.add(`http://127.0.0.1:${starting}`);
  expect(await statusesOf(door.url, 1)).toEqual([502]);
  expect(door.passed.map(({ replica, status }) => [replica, status])).toEqual([[undefined, 502]]);

  const { port: ready } = await answering(200);
  door.add(`http://127.0.0.1:${ready}`);
  expect(await statusesOf(door.url, 2)).toEqual([200, 200]);
});
