import { createServer, type Socket } from 'node:net';
import { businessAccountId, lineId, templateListing } from '../cast.ts';
import { Arrivals } from './arrivals.ts';
import { Echoes } from './echoes.ts';
import { answerParent, tellParent } from './parent.ts';
import { numberIn } from './prepared-requests.ts';

/**
 * The least that can stand for the Graph API: it reads a request to its end and answers as WhatsApp does. Written on bare
 * sockets, because a node:http server is about as busy per request as the product it would be measured against.
 */
let latencyMs = 0;
let accepted = 0;
let told = 0;
const line = {
  id: lineId,
  display_phone_number: '+1 202-555-0100',
  whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
  quality_rating: 'GREEN',
};
/** Kept once the parent asks for it: the bare loop sends to one phone again and again. */
let arrivals: Arrivals | undefined;
const echoes = new Echoes();
const echoed = /"body":"A (\d+)"/;

function answer(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

const phoneIn = (request: string): string => {
  const start = request.indexOf('"to":"') + 6;
  return request.slice(start, request.indexOf('"', start)).replace('+', '');
};

function acceptance(to: string): string {
  accepted += 1;
  const message = `{"id":"wamid.HBgL${process.pid}.${accepted}","message_status":"accepted"}`;
  return answer(
    `{"messaging_product":"whatsapp","contacts":[{"input":"+${to}","wa_id":"${to}"}],"messages":[${message}]}`,
  );
}

function respond(socket: Socket, request: string): void {
  if (request.startsWith('GET')) {
    const isListing = request.includes(`/${businessAccountId}/message_templates`);
    socket.write(answer(JSON.stringify(isListing ? templateListing : line)));
    return;
  }
  const to = phoneIn(request);
  const now = performance.now();
  arrivals?.record(to, now);
  const echo = echoed.exec(request);
  if (echo) echoes.record(to, Number(echo[1]), performance.timeOrigin + now);
  if (latencyMs === 0) socket.write(acceptance(to), 'latin1');
  else setTimeout(() => socket.write(acceptance(to), 'latin1'), latencyMs);
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

/**
 * Sets the latency of what follows and tells how many messages were accepted since the last question. With `record`
 * arrivals are kept from now on; with `over` it tells how they came, of which so many seconds count for the rate; with
 * `echoes` how people were answered who wrote since then.
 */
answerParent((question) => {
  const asked = new Map<string, unknown>(Object.entries(Object(question)));
  const before = accepted - told;
  told = accepted;
  if (asked.has('latencyMs')) latencyMs = Number(asked.get('latencyMs'));
  if (asked.has('record')) arrivals = new Arrivals();
  const posted = asked.get('echoes');
  return {
    accepted: before,
    ...(asked.has('over') && arrivals?.report(Number(asked.get('over')))),
    ...(typeof posted === 'object' &&
      posted !== null &&
      echoes.report({
        startedAt: numberIn(posted, 'startedAt'),
        perSecond: numberIn(posted, 'perSecond'),
      })),
  };
});
