import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { isObject, listOf, objectOf, textOf } from '../../../src/sandbox/whatsapp/json-reading.ts';
import type { SimulatedWhatsAppOptions } from '../../../src/sandbox/whatsapp/settings.ts';
import {
  createSimulatedWhatsApp,
  type SimulatedWhatsApp,
} from '../../../src/sandbox/whatsapp/simulated-whatsapp.ts';

/** One update as it was told: the fields that tests compare. */
export interface Heard {
  readonly field: string;
  /** `sent`, `failed 131026`, `text`, `button`, `stop`, `PAUSED`… */
  readonly what: string;
  readonly item: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly url: string;
  readonly bodies: Buffer[];
  readonly signatures: string[];
  /** Every update so far, in order of arrival. */
  heard(): Heard[];
  words(): string[];
  /** Answers of the coming POSTs, 200 once used up. */
  readonly answers: number[];
}

function wordOf(list: string, item: Readonly<Record<string, unknown>>): string {
  if (list === 'statuses') {
    const code = objectOf(listOf(item.errors)[0]).code;
    return code === undefined ? String(item.status) : `${String(item.status)} ${String(code)}`;
  }
  if (list === 'messages') return item.context && item.type === 'text' ? 'text quoting' : String(item.type);
  const { previous_quality_score: before, new_quality_score: score } = item;
  return score === undefined ? String(item.value ?? item.event) : `${String(before)} to ${String(score)}`;
}

function readUpdates(body: Buffer): Heard[] {
  const parsed: unknown = JSON.parse(body.toString('latin1'));
  return listOf(objectOf(parsed).entry).flatMap((entry) =>
    listOf(objectOf(entry).changes).flatMap((change) => {
      const { field, value } = objectOf(change);
      const facts = objectOf(value);
      const lists = ['statuses', 'messages', 'user_preferences'].filter((list) => list in facts);
      if (lists.length === 0) return [{ field: String(field), what: wordOf('', facts), item: facts }];
      return lists.flatMap((list) =>
        listOf(facts[list])
          .filter(isObject)
          .map((item) => ({ field: String(field), what: wordOf(list, item), item })),
      );
    }),
  );
}

const closing = (server: Server) => () =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** A receiver on loopback that notes raw bodies before it answers. */
export async function startReceiver(): Promise<Receiver> {
  const bodies: Buffer[] = [];
  const signatures: string[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      if (request.method === 'GET') {
        const known = query.get('hub.verify_token') === 'verify-me';
        response.writeHead(known ? 200 : 403).end(known ? query.get('hub.challenge') : '');
        return;
      }
      bodies.push(Buffer.concat(parts));
      signatures.push(String(request.headers['x-hub-signature-256']));
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(closing(server));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const heard = () => bodies.flatMap(readUpdates);
  return {
    url: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    bodies,
    signatures,
    answers,
    heard,
    words: () => heard().map(({ what }) => what),
  };
}

export const expectedSignature = (body: Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A simulation at full speed that ends with the test. */
export async function simulate(options: SimulatedWhatsAppOptions = {}): Promise<SimulatedWhatsApp> {
  const simulated = await createSimulatedWhatsApp({ speed: 0, quietMs: 0, ...options });
  onTestFinished(() => simulated.close());
  return simulated;
}

export interface Answered {
  readonly http: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export async function call(
  simulated: SimulatedWhatsApp,
  method: string,
  path: string,
  body?: unknown,
  token = simulated.accessToken,
): Promise<Answered> {
  const answer = await fetch(`${simulated.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: unknown = text ? JSON.parse(text) : {};
  return { http: answer.status, body: objectOf(parsed), headers: answer.headers };
}

const springSale = (first_name = 'Ana', discount = '15%') => ({
  name: 'spring_sale_2026',
  language: { code: 'en_US' },
  components: [
    {
      type: 'body',
      parameters: [
        { type: 'text', parameter_name: 'first_name', text: first_name },
        { type: 'text', parameter_name: 'discount', text: discount },
      ],
    },
  ],
});

/** The body of a good send to this phone; `changes` replace its fields. */
export const goodSend = (to: string, token: string, changes: object = {}): object => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to,
  type: 'template',
  template: springSale(),
  biz_opaque_callback_data: token,
  ...changes,
});

export const send = (simulated: SimulatedWhatsApp, body: unknown): Promise<Answered> =>
  call(simulated, 'POST', `/v25.0/${simulated.lineIds[0]}/messages`, body);

export const wamidIn = (answer: Answered): string | undefined =>
  textOf(objectOf(listOf(answer.body.messages)[0]).id);

export const errorIn = (answer: Answered): Readonly<Record<string, unknown>> => objectOf(answer.body.error);
export const detailsIn = (answer: Answered): unknown => objectOf(errorIn(answer).error_data).details;

/** Time that moves only when told to. */
export function manualClock(start = 1_790_000_000_000) {
  let at = start;
  let tasks: { readonly due: number; readonly task: () => void }[] = [];
  return {
    now: () => at,
    schedule: (task: () => void, ms: number) => {
      const planned = { due: at + Math.max(0, ms), task };
      tasks.push(planned);
      return () => {
        tasks = tasks.filter((other) => other !== planned);
      };
    },
    async advance(ms: number) {
      const until = at + ms;
      for (;;) {
        const [next] = tasks.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (!next) break;
        tasks = tasks.filter((other) => other !== next);
        at = Math.max(at, next.due);
        next.task();
      }
      at = until;
      await nextTurn();
    },
  };
}
