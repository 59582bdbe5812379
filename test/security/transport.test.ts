import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';

const askForTls = 8;

test.each(['verify-full', 'verify-ca', 'require'])(
  'with sslmode=%s a PostgreSQL that speaks no TLS hears nothing but the question for it',
  async (mode) => {
    let heard = 0;
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        heard += bytes.length;
        socket.write('N');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const orm = openDatabase({
      url: `postgresql://app:secret@127.0.0.1:${port}/treble?sslmode=${mode}`,
      poolSize: 1,
    });
    await expect(orm.em.fork().execute('select 1')).rejects.toThrow(/SSL/);
    expect(heard).toBe(askForTls);
    await orm.close(true);
    await new Promise((closed) => server.close(closed));
  },
);
