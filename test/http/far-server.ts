import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface FarServer {
  readonly url: string;
  readonly port: number;
  connections(): number;
}

async function listen(server: Server): Promise<FarServer> {
  const open = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => open.delete(socket));
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, port, connections: () => connections };
}

/** A server that answers as the handler says, for the length of one test. */
export const farServer = (handler: RequestListener): Promise<FarServer> => listen(createServer(handler));

/** A server below HTTP: `behave` gets each connection and what came over it first. */
export const socketServer = (behave: (socket: Socket, heard: string) => void): Promise<FarServer> =>
  listen(createSocketServer((socket) => socket.once('data', (bytes) => behave(socket, bytes.toString()))));

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
