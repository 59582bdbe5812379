import { createServer, type Socket } from 'node:net';
import { businessAccountId, templateListing } from '../cast.ts';
import { answerParent, tellParent } from './parent.ts';

/**
 * The least that can stand for the Graph API: it reads a request to its end and answers as WhatsApp does. Written on bare
 * sockets, because a node:http server is about as busy per request as the product it would be measured against.
 */
let latencyMs = 0;
let accepted = 0;
let told = 0;

function answer(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function acceptance(request: string): string {
  const start = request.indexOf('"to":"') + 6;
  const to = request.slice(start, request.indexOf('"', start)).replace('+', '');
  accepted += 1;
  const message = `{"id":"wamid.HBgL${process.pid}.${accepted}","message_status":"accepted"}`;
  return answer(
    `{"messaging_product":"whatsapp","contacts":[{"input":"+${to}","wa_id":"${to}"}],"messages":[${message}]}`,
  );
}

function respond(socket: Socket, request: string): void {
  if (request.startsWith('GET')) {
    const isListing = request.includes(`/${businessAccountId}/message_templates`);
    socket.write(answer(JSON.stringify(isListing ? templateListing : { data: [] })));
  } else if (latencyMs === 0) socket.write(acceptance(request), 'latin1');
  else setTimeout(() => socket.write(acceptance(request), 'latin1'), latencyMs);
}

const server = createServer({ noDelay: true }, (socket) => {
  let pending = '';
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    for (;;) {
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = /\r\ncontent-length: *(\d+)/i.exec(pending.slice(0, headEnd))?.[1] ?? '0';
      const end = headEnd + 4 + Number(length);
      if (pending.length < end) return;
      respond(socket, pending.slice(0, end));
      pending = pending.slice(end);
    }
  });
  socket.on('error', () => socket.destroy());
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  tellParent({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});

/** Sets the latency of what follows, and tells how many messages were accepted since the last question. */
answerParent((question) => {
  const before = accepted - told;
  told = accepted;
  if (typeof question === 'object' && question !== null && 'latencyMs' in question) {
    latencyMs = Number(question.latencyMs);
  }
  return { accepted: before };
});
