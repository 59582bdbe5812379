import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, buildConnector, ping, WebSocket } from 'undici';

export interface OpenSocket {
  /** False when it is closed: what was to be sent did not leave. */
  send(text: string): boolean;
  /** Says goodbye and resolves once nothing more can arrive. */
  close(): Promise<void>;
  /** Resolves when it is closed, whoever did it. */
  readonly closed: Promise<void>;
}

export interface SocketOptions {
  readonly onText: (text: string) => void;
  readonly connectTimeoutMs?: number;
  /** A far side that was silent for so long, answers to our pings included, is taken for gone. */
  readonly silenceMs?: number;
}

const frames = ['undici:websocket:ping', 'undici:websocket:pong'] as const;
const goodbyeMs = 2_000;

/** Rejects when the far side cannot be reached or does not speak WebSocket. */
export function openWebSocket(url: string, options: SocketOptions): Promise<OpenSocket> {
  const { onText, connectTimeoutMs = 10_000, silenceMs = 30_000 } = options;
  // The only way to be rid of a far side that answers nothing any more: undici keeps the connection to itself.
  let destroy = (): void => {};
  const connect = buildConnector({ allowH2: false, timeout: connectTimeoutMs });
  const dispatcher = new Agent({
    connect(asked, callback) {
      connect(asked, (...result) => {
        const [, socket] = result;
        if (socket) destroy = () => socket.destroy();
        callback(...result);
      });
    },
  });
  const socket = new WebSocket(url, { dispatcher });
  let heardAt = Date.now();
  const heard = (message: unknown): void => {
    const isOurs = typeof message === 'object' && message !== null && 'websocket' in message;
    if (isOurs && message.websocket === socket) heardAt = Date.now();
  };
  for (const frame of frames) subscribe(frame, heard);
  const watch = setInterval(() => {
    if (Date.now() - heardAt > silenceMs) destroy();
    else if (socket.readyState === WebSocket.OPEN) ping(socket);
  }, silenceMs / 3);

  const closed = new Promise<void>((done) => {
    socket.addEventListener('close', () => {
      clearInterval(watch);
      for (const frame of frames) unsubscribe(frame, heard);
      destroy();
      done();
    });
  });
  socket.addEventListener('message', ({ data }) => {
    heardAt = Date.now();
    if (typeof data === 'string') onText(data);
  });
  return new Promise((opened, failed) => {
    const overdue = setTimeout(() => {
      destroy();
      socket.close();
      failed(new Error('The other side did not open a WebSocket in time.'));
    }, connectTimeoutMs);
    socket.addEventListener('error', () => failed(new Error('The other side does not open a WebSocket.')));
    void closed.then(() => {
      clearTimeout(overdue);
      failed(new Error('The other side closed before the WebSocket was open.'));
    });
    socket.addEventListener('open', () => {
      clearTimeout(overdue);
      opened({
        send(text) {
          if (socket.readyState !== WebSocket.OPEN) return false;
          socket.send(text);
          return true;
        },
        async close() {
          socket.close(1000);
          const impatient = setTimeout(destroy, goodbyeMs);
          await closed;
          clearTimeout(impatient);
        },
        closed,
      });
    });
  });
}
