import { createServer } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRequestGuard } from '../../src/bot/request-guard.ts';
import { acceptOnce, forgetOldRequests } from '../../src/entities/database/accept-once.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { nowInSeconds, sign, signingSecret } from '../bot/support/bot-under-test.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

interface Replica {
  readonly url: string;
  readonly carriedOut: () => number;
  stop(): Promise<void>;
}

/** The guard as a process of its own has it: only the database is shared. */
async function startReplica(): Promise<Replica> {
  const orm = openDatabase({ url: database.url, poolSize: 2 });
  let carriedOut = 0;
  const guard = createRequestGuard({
    signingSecret,
    replayGuard: { accept: (signature) => acceptOnce(orm, signature) },
    log: { warn: () => undefined, error: () => undefined },
    now: () => new Date(),
    next: (_request, response) => {
      carriedOut += 1;
      response.writeHead(200).end('done');
    },
  });
  const server = createServer(guard);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    carriedOut: () => carriedOut,
    async stop() {
      await new Promise((closed) => server.close(closed));
      await orm.close(true);
    },
  };
}

test('a signed request that is sent to all replicas at once, again and again, is carried out by one of them once', async () => {
  const replicas = await Promise.all([startReplica(), startReplica(), startReplica()]);
  const body = 'command=%2Ftreble&text=freeze+now';
  const timestamp = nowInSeconds();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(body, timestamp),
  };
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      fetch(replicas[index % replicas.length]?.url ?? '', { method: 'POST', body, headers }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(replicas.reduce((sum, replica) => sum + replica.carriedOut(), 0)).toBe(1);
  await Promise.all(replicas.map((replica) => replica.stop()));
});

test('a signature is remembered for longer than its time stamp is believed, in both directions', async () => {
  await acceptOnce(database.orm, 'v0=remembered');
  const kysely = database.orm.em.fork().getKysely();
  await sql`update slack_request set received_at = now() - interval '14 minutes'`.execute(kysely);
  await forgetOldRequests(database.orm);
  expect(await acceptOnce(database.orm, 'v0=remembered')).toBe(false);
});

test('while the database cannot say whether a request is new, it is not carried out', async () => {
  let carriedOut = 0;
  const guard = createRequestGuard({
    signingSecret,
    replayGuard: { accept: () => Promise.reject(new Error('The database is away.')) },
    log: { warn: () => undefined, error: () => undefined },
    now: () => new Date(),
    next: () => {
      carriedOut += 1;
    },
  });
  const server = createServer(guard);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const timestamp = nowInSeconds();
  const answer = await fetch(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    {
      method: 'POST',
      body: 'a=b',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign('a=b', timestamp),
      },
    },
  );
  expect([answer.status, carriedOut]).toEqual([503, 0]);
  await new Promise((closed) => server.close(closed));
});
