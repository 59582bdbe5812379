import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';

export interface SocketPeer {
  send(text: string): void;
  /** Every text that came, in order. */
  readonly heard: readonly string[];
  /** How often the other side asked whether we are there. */
  readonly pings: () => number;
  /** The other side said goodbye, or the connection is gone. */
  readonly isClosed: () => boolean;
  /** Pulls the plug. */
  cut(): void;
}

export interface WebSocketServer {
  readonly url: string;
  /** Every connection that was ever opened, in order. */
  readonly peers: readonly SocketPeer[];
  close(): Promise<void>;
}

const opcodes = { text: 1, goodbye: 8, ping: 9, pong: 10 } as const;

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : Buffer.from([0x80 | opcode, 126, length >> 8, length & 255]);
  return Buffer.concat([head, payload]);
}

/** The first masked frame in these bytes, and how long it is; undefined until it is whole. https://www.rfc-editor.org/rfc/rfc6455 */
function readMasked(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 127;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const size = start + 4 + length;
  if (bytes.length < size) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(bytes.subarray(start + 4, size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { opcode: (bytes[0] ?? 0) & 15, payload, size };
}

function peerOf(socket: Socket, answersPings: boolean): SocketPeer {
  const heard: string[] = [];
  let isClosed = false;
  let pings = 0;
  let waiting = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    isClosed = true;
  });
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let next = readMasked(waiting); next; next = readMasked(waiting)) {
      waiting = Buffer.from(waiting.subarray(next.size));
      if (next.opcode === opcodes.text) heard.push(next.payload.toString());
      if (next.opcode === opcodes.ping) pings += 1;
      if (next.opcode === opcodes.ping && answersPings) socket.write(frame(opcodes.pong, next.payload));
      if (next.opcode === opcodes.goodbye) {
        isClosed = true;
        socket.end(frame(opcodes.goodbye, next.payload));
      }
    }
  });
  return {
    send: (text) => socket.write(frame(opcodes.text, Buffer.from(text))),
    heard,
    pings: () => pings,
    isClosed: () => isClosed,
    cut: () => socket.destroy(),
  };
}

/** The far side of WebSockets, on loopback: as much of the protocol as short texts need. */
export async function startWebSocketServer({ answersPings = true } = {}): Promise<WebSocketServer> {
  const peers: SocketPeer[] = [];
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    peers.push(peerOf(socket, answersPings));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `ws://127.0.0.1:${address.port}/link`,
    peers,
    async close() {
      for (const peer of peers) peer.cut();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
