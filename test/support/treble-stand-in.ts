import type { IncomingMessage, ServerResponse } from 'node:http';
import { startStandIn } from './stand-in-server.ts';

/** What happens to one call. `accept_then_reset`: Treble takes it, and its answer is lost. */
export type DeployFault =
  | 'accept_then_reset'
  | 'accept_without_ids'
  | 'reset'
  | 'no_ids'
  | { readonly status: number; readonly body: string };

/** What becomes of an accepted message. Any other word is the code of a failure. */
export type Story = 'delivered' | 'read' | 'replied' | 'closed' | 'silent' | (string & {});

export interface Arrival {
  readonly pollId: string;
  /** E.164. */
  readonly phone: string;
  readonly token: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly authorization: string;
}

export interface Taken extends Arrival {
  readonly session: string;
  readonly at: number;
  story: Story;
}

export interface TrebleStandInOptions {
  readonly polls: Readonly<Record<string, string>>;
  readonly latencyMs?: number;
  /** How long a person who was deployed to is skipped. */
  readonly duplicateWindowMs?: number;
  readonly story?: (phone: string) => Story;
  readonly fault?: (arrival: Arrival, call: number) => DeployFault | undefined;
}

export interface TrebleStandIn {
  readonly url: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  /** Every user of every call that came, taken or not. */
  readonly arrivals: readonly Arrival[];
  /** What was really taken on. */
  readonly ledger: readonly Taken[];
  /** Questions asked of it, by path. */
  readonly questions: readonly string[];
  setWebhookUrl(url: string): void;
  /** Treble's webhooks are never repeated: what is lost is lost. */
  loseWebhooks(lost: boolean): void;
  /** Somebody deploys to them by other means, or it is long ago that anybody did. */
  deployedElsewhere(phone: string, lately: boolean): void;
  /** An event of the webhook centre, such as `hsm.status`. */
  tell(event: object): Promise<number>;
  /** An event of the conversation editor. */
  tellEditor(kind: string, event: object): Promise<number>;
  eventOf(taken: Taken, more?: object): object;
  close(): Promise<void>;
}

const apiKey = 'ak_known_key_of_the_stand_in';
const webhookSecret = 'known-secret-of-the-stand-in';

/** `2026-03-04 05:06:07.123`, as the conversation editor writes times: UTC, without saying so. */
const stamp = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '');
const epoch = (at: number): number => Math.floor(at / 1000);

interface DeployUser {
  country_code: string;
  cellphone: string;
  user_session_keys: { key: string; value: string }[];
}

async function bodyOf(request: IncomingMessage): Promise<{ users: DeployUser[] }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** Treble as its reference describes it: a real server that takes deployments, tells webhooks once, and lists sessions. */
export async function startTrebleStandIn(options: TrebleStandInOptions): Promise<TrebleStandIn> {
  const { polls, latencyMs = 0, duplicateWindowMs = 60_000 } = options;
  const { story = () => 'delivered', fault = () => undefined } = options;
  const arrivals: Arrival[] = [];
  const ledger: Taken[] = [];
  const questions: string[] = [];
  const lastDeployed = new Map<string, number>();
  let webhookUrl = '';
  let lost = false;
  let calls = 0;
  let sessions = 0;
  let events = 0;

  const post = async (url: string, event: object): Promise<number> => {
    if (lost || webhookUrl === '') return 0;
    const call = async () => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-treble-webhook-secret': webhookSecret },
        body: JSON.stringify(event),
      });
      await answer.arrayBuffer();
      return answer.status;
    };
    // Whoever listened may have left, also in the middle of its answer.
    return call().catch(() => 0);
  };
  const tell = (event: object) => {
    events += 1;
    const told = { event_id: `event-${events}`, timestamp: new Date().toISOString(), ...event };
    return post(webhookUrl, told);
  };
  const tellEditor = (kind: string, event: object) => post(`${webhookUrl}/${kind}`, event);

  const eventOf = (taken: Taken, more: object = {}) => ({
    country_code: taken.phone.slice(0, 2),
    cellphone: taken.phone.slice(2),
    session_id: taken.session,
    conversation_id: Number(taken.pollId),
    question: { type: 'closed', text: 'Hello', answers: [{ text: 'Yes' }] },
    sent_at: stamp(taken.at),
    user_session_keys: Object.entries(taken.keys).map(([key, value]) => ({ key, value })),
    ...more,
  });

  /** Tells what becomes of a message, one webhook after the other. */
  async function live(taken: Taken): Promise<void> {
    const now = Date.now();
    if (taken.story === 'silent') return;
    if (/^[A-Z][A-Z_0-9]+$/.test(taken.story)) {
      const { country_code, cellphone } = phoneOf(taken.phone);
      await tell({
        event_type: 'deployment.failure',
        failure_reason: taken.story,
        failed_at: new Date(now).toISOString(),
        conversation_id: Number(taken.pollId),
        user: { country_code, cellphone },
      });
      return;
    }
    await tellEditor('delivered', eventOf(taken, { delivered_at: stamp(now) }));
    if (taken.story === 'delivered') return;
    await tellEditor('read', eventOf(taken, { read_at: stamp(now) }));
    if (taken.story === 'read') return;
    const answered = { responded_at: stamp(now), actual_response: 'Yes' };
    await tellEditor('response', eventOf(taken, answered));
    if (taken.story === 'closed') {
      const { country_code, cellphone } = phoneOf(taken.phone);
      await tell({
        event_type: 'session.close',
        session: { external_id: taken.session, closed_at: stamp(now) },
        user: { country_code, cellphone },
        user_session_keys: Object.entries(taken.keys).map(([key, value]) => ({ key, value })),
        messages: [{ sender: 'user', type: 'text', created_at: stamp(now), text: { message: 'Yes' } }],
      });
    }
  }

  const phoneOf = (phone: string) => ({ country_code: phone.slice(0, 2), cellphone: phone.slice(2) });

  function take(arrival: Arrival): Taken {
    sessions += 1;
    const session = sessions.toString(16).padStart(56, 'f');
    const taken = { ...arrival, session, at: Date.now(), story: story(arrival.phone) };
    ledger.push(taken);
    lastDeployed.set(arrival.phone, taken.at);
    setImmediate(() => void live(taken));
    return taken;
  }

  async function deploy(pollId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { users } = await bodyOf(request);
    calls += 1;
    const asked = users.map((user): Arrival => {
      const keys = Object.fromEntries(user.user_session_keys.map(({ key, value }) => [key, value]));
      const phone = `+${user.country_code.replace('+', '')}${user.cellphone}`;
      const authorization = request.headers.authorization ?? '';
      return { pollId, phone, token: keys.ops_ref ?? '', keys, authorization };
    });
    arrivals.push(...asked);
    const [first] = asked;
    const broken = first && fault(first, calls);
    if (latencyMs > 0) await new Promise((late) => setTimeout(late, latencyMs));
    if (broken === 'reset') return void request.socket.resetAndDestroy();
    if (typeof broken === 'object') return void response.writeHead(broken.status).end(broken.body);
    const duplicates = asked.flatMap(({ phone }) => {
      const left = (lastDeployed.get(phone) ?? 0) + duplicateWindowMs - Date.now();
      return left > 0 ? [{ ...phoneOf(phone), retry_after_seconds: Math.ceil(left / 1000), phone }] : [];
    });
    const skipped = new Set(duplicates.map(({ phone }) => phone));
    const ids =
      broken === 'no_ids'
        ? []
        : asked.filter(({ phone }) => !skipped.has(phone)).map((one) => take(one).session);
    if (broken === 'accept_then_reset') return void request.socket.resetAndDestroy();
    const body = {
      message: 'poll was deployed',
      id: pollId,
      batch_id: String(calls),
      new_last_scheduleded_deployment: stamp(Date.now()),
      conversations_id: broken === 'accept_without_ids' ? [] : ids,
      ...(duplicates.length > 0 && { duplicate_users: duplicates.map(({ phone, ...told }) => told) }),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  /** Failed messages never had a session that is listed. */
  const listed = (taken: Taken): boolean => !/^[A-Z][A-Z_0-9]+$/.test(taken.story);

  function listSessions(pollId: string, query: URLSearchParams): object {
    const [since, until] = [Number(query.get('since') ?? 0), Number(query.get('until') ?? 9e9)];
    const all = ledger.filter(
      (taken) =>
        taken.pollId === pollId && listed(taken) && epoch(taken.at) >= since && epoch(taken.at) <= until,
    );
    const from = Number(query.get('next_id') ?? 0);
    const page = all.slice(from, from + Number(query.get('limit') ?? 100));
    return {
      results: page.map((taken) => ({
        id: taken.session,
        created_at: stamp(taken.at),
        finished_at: taken.story === 'closed' ? stamp(taken.at + 1000) : null,
        user: phoneOf(taken.phone),
      })),
      ...(from + page.length < all.length && { next_id: String(from + page.length) }),
    };
  }

  function history(session: string): object[] | undefined {
    const taken = ledger.find((one) => one.session === session);
    if (!taken) return undefined;
    const at = epoch(taken.at);
    const reached = ['delivered', 'read', 'replied', 'closed'].indexOf(taken.story);
    const opening = {
      type: 'HSM',
      sender: 'COMPANY',
      text: 'Hello',
      created_at: at,
      delivered_at: reached >= 0 ? at + 1 : null,
      read_at: reached >= 1 ? at + 2 : null,
    };
    const answer = { type: 'TEXT', sender: 'USER', text: 'Yes', created_at: at + 3 };
    return [opening, ...(reached >= 2 ? [answer] : [])].map((message) => ({ type: 'MESSAGE', message }));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== apiKey) return void json(401, { message: 'unknown key' });
    const deployed = /^\/deployment\/api\/poll\/(\w+)$/.exec(pathname)?.[1];
    if (deployed !== undefined) {
      if (!Object.hasOwn(polls, deployed)) return void json(404, { message: 'unknown poll' });
      return deploy(deployed, request, response);
    }
    questions.push(pathname);
    if (pathname === '/poll/api/all') {
      return void json(
        200,
        Object.entries(polls).map(([id, name]) => ({ id: Number(id), name, settings: {} })),
      );
    }
    const poll = /^\/devapi\/poll\/(\w+)\/sessions$/.exec(pathname)?.[1];
    if (poll !== undefined) return void json(200, listSessions(poll, searchParams));
    const told = history(/^\/devapi\/session\/(\w+)\/history$/.exec(pathname)?.[1] ?? '');
    json(told ? 200 : 404, told ?? { message: 'unknown session' });
  }

  const { url, close } = await startStandIn(answer);
  return {
    url,
    apiKey,
    webhookSecret,
    arrivals,
    ledger,
    questions,
    setWebhookUrl(url) {
      webhookUrl = url;
    },
    loseWebhooks(now) {
      lost = now;
    },
    deployedElsewhere(phone, lately) {
      lastDeployed.set(phone, lately ? Date.now() : 0);
    },
    tell,
    tellEditor,
    eventOf,
    close,
  };
}
