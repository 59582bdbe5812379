import type { IncomingMessage, ServerResponse } from 'node:http';
import { startStandIn } from './stand-in-server.ts';

type Properties = Readonly<Record<string, string | null>>;

export interface HubSpotList {
  readonly name: string;
  readonly size: number;
  /** What HubSpot keeps of the member with this number, from 0; undefined for one that was deleted meanwhile. */
  readonly member: (number: number) => Properties | undefined;
}

/** `echo`: a malformed body that repeats what the request was authorised with. */
export type HubSpotFault = 'reset' | 'broken' | 'daily' | 'echo';

export interface HubSpotStandIn {
  readonly url: string;
  readonly token: string;
  /** Every request that came, with the moment. */
  readonly requests: readonly { readonly path: string; readonly at: number }[];
  /** How many were refused for their pace. */
  refused(): number;
  /** What happens to the next requests, in order. */
  failNext(...faults: readonly HubSpotFault[]): void;
  close(): Promise<void>;
}

const token = 'pat-known-token-of-the-stand-in';
const mostMembers = 250;
const mostInputs = 100;
const mostFound = 10_000;

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** HubSpot's lists and contacts as its reference describes them: pages, batches of 100, and a limit of requests per second. */
export async function startHubSpotStandIn(options: {
  readonly lists: Readonly<Record<string, HubSpotList>>;
  readonly properties: readonly string[];
  readonly requestsPerSecond?: number;
  readonly listsPerPage?: number;
}): Promise<HubSpotStandIn> {
  const { lists, properties, requestsPerSecond = Number.POSITIVE_INFINITY, listsPerPage = 500 } = options;
  const requests: { path: string; at: number }[] = [];
  const faults: HubSpotFault[] = [];
  let refused = 0;

  /** Of list `9`, member 3 has the id `9-3`. */
  const contactOf = (id: string, wanted: readonly string[]) => {
    const [listId = '', number = ''] = id.split('-');
    const kept = lists[listId]?.member(Number(number));
    if (!kept) return [];
    return [{ id, properties: Object.fromEntries(wanted.map((name) => [name, kept[name] ?? null])) }];
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const json = (status: number, body: unknown, headers = {}) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `Bearer ${token}`) {
      const said = `Authentication credentials not found: ${request.headers.authorization}`;
      return json(401, { status: 'error', message: said });
    }
    const now = performance.now();
    const lately = requests.filter(({ at }) => at > now - 1000).length;
    requests.push({ path: pathname, at: now });
    if (lately >= requestsPerSecond) {
      refused += 1;
      return json(429, { message: 'You have reached your secondly limit.' }, { 'retry-after': '0.2' });
    }
    const fault = faults.shift();
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === 'broken') return json(502, { message: 'bad gateway' });
    if (fault === 'echo') return void response.end(`<html>${request.headers.authorization}`);
    if (fault === 'daily') {
      return json(429, { message: 'You have reached your daily limit.' }, { 'retry-after': '36000' });
    }
    if (pathname === '/crm/v3/properties/contacts') {
      return json(200, { results: properties.map((name) => ({ name, label: name, type: 'string' })) });
    }
    if (pathname === '/crm/v3/lists/search') {
      const { query, count, offset } = await bodyOf(request);
      const all = Object.entries(lists).filter(([, { name }]) =>
        name.toLowerCase().includes(String(query).toLowerCase()),
      );
      const to = Number(offset) + Math.min(listsPerPage, Number(count));
      const found = all.slice(Number(offset), to).map(([listId, { name, size }]) => ({
        listId,
        name,
        objectTypeId: '0-1',
        additionalProperties: { hs_list_size: String(size) },
      }));
      return json(200, { lists: found, hasMore: to < all.length, offset: to, total: all.length });
    }
    if (pathname === '/crm/v3/objects/contacts/search') {
      const body = await bodyOf(request);
      const wanted = Array.isArray(body.properties) ? body.properties.map(String) : [];
      const found = Object.entries(lists).flatMap(([listId, { size, member }]) =>
        Array.from({ length: size }, (_, number) => ({
          id: `${listId}-${number}`,
          kept: member(number),
        })).filter(
          ({ kept }) => kept && Object.values(kept).some((value) => value?.includes(String(body.query))),
        ),
      );
      const from = Number(body.after ?? 0);
      const to = Math.min(found.length, from + Number(body.limit));
      if (to > mostFound) return json(400, { message: `paging beyond ${mostFound}` });
      return json(200, {
        total: found.length,
        results: found.slice(from, to).flatMap(({ id }) => contactOf(id, wanted)),
        ...(to < found.length && { paging: { next: { after: String(to) } } }),
      });
    }
    if (pathname === '/crm/v3/objects/contacts/batch/read') {
      const body = await bodyOf(request);
      const inputs: { id: string }[] = Array.isArray(body.inputs) ? body.inputs : [];
      if (inputs.length > mostInputs) return json(400, { message: `at most ${mostInputs} inputs` });
      const wanted = Array.isArray(body.properties) ? body.properties.map(String) : [];
      const results = inputs.flatMap(({ id }) => contactOf(id, wanted));
      return json(results.length < inputs.length ? 207 : 200, { status: 'COMPLETE', results });
    }
    const [, listId = '', members] = /^\/crm\/v3\/lists\/(\w+)(\/memberships)?$/.exec(pathname) ?? [];
    const list = lists[listId];
    if (!list) return json(404, { message: `List does not exist with ID ${listId}.` });
    if (members === undefined) return json(200, { list: { listId, name: list.name } });
    const from = Number(searchParams.get('after') ?? 0);
    const to = Math.min(list.size, from + Math.min(mostMembers, Number(searchParams.get('limit') ?? 100)));
    json(200, {
      results: Array.from({ length: to - from }, (_, index) => ({ recordId: `${listId}-${from + index}` })),
      ...(to < list.size && { paging: { next: { after: String(to), link: 'https://api.hubapi.com/…' } } }),
    });
  }

  const { url, close } = await startStandIn(answer);
  return {
    url,
    token,
    requests,
    refused: () => refused,
    failNext: (...next) => faults.push(...next),
    close,
  };
}
