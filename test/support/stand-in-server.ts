import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface StandInServer {
  readonly url: string;
  /** Breaks what is open: whoever is in a call sees a reset. */
  close(): Promise<void>;
}

/** A far side on loopback; what its answer throws is told as its own failure. */
export async function startStandIn(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<StandInServer> {
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(error.message);
    });
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => open.delete(socket));
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
