import type { IncomingMessage, ServerResponse } from 'node:http';
import { startStandIn } from './stand-in-server.ts';

type Contact = Readonly<Record<string, string | number | null>>;

export interface SalesforceReport {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly string[])[];
  readonly allData: boolean;
}

/** `echo`: a malformed body that repeats what the request was authorised with. */
export type SalesforceFault = 'reset' | 'broken' | 'throttled' | 'echo';

export interface SalesforceStandIn {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: readonly string[];
  readonly queries: readonly string[];
  requests(): number;
  /** Every token given so far has run out. */
  expireTokens(): void;
  /** What happens to the next requests with a token, in order. */
  failNext(...faults: readonly SalesforceFault[]): void;
  /** The organisation's requests of the day are used up. */
  useUp(): void;
  close(): Promise<void>;
}

const clientId = 'known-client-of-the-stand-in';
const clientSecret = 'known-client-secret-of-the-stand-in';
const pageSize = 2_000;
const api = '/services/data/v63.0';

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

/** Salesforce as its REST reference describes it: tokens that run out, query locators, and reports of at most 2,000 rows. */
export async function startSalesforceStandIn(options: {
  readonly fields: readonly string[];
  readonly contacts: { readonly size: number; readonly contact: (number: number) => Contact };
  readonly reports?: Readonly<Record<string, SalesforceReport>>;
}): Promise<SalesforceStandIn> {
  const { fields, contacts, reports = {} } = options;
  const tokens: string[] = [];
  const valid = new Set<string>();
  const queries: string[] = [];
  const faults: SalesforceFault[] = [];
  let requests = 0;
  let usedUp = false;

  const page = (from: number) => {
    const to = Math.min(contacts.size, from + pageSize);
    return {
      totalSize: contacts.size,
      done: to >= contacts.size,
      records: Array.from({ length: to - from }, (_, index) => ({
        attributes: { type: 'Contact' },
        ...contacts.contact(from + index),
      })),
      ...(to < contacts.size && { nextRecordsUrl: `${api}/query/01gD0000002HU6KIAW-${to}` }),
    };
  };

  const reportOf = ({ name, columns, rows, allData }: SalesforceReport) => ({
    attributes: { reportName: name },
    allData,
    reportMetadata: { detailColumns: Object.keys(columns) },
    reportExtendedMetadata: {
      detailColumnInfo: Object.fromEntries(
        Object.entries(columns).map(([column, label]) => [column, { label, dataType: 'string' }]),
      ),
    },
    factMap: {
      'T!T': { rows: rows.map((row) => ({ dataCells: row.map((label) => ({ label, value: label })) })) },
    },
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = (status: number, errorCode: string, message: string) =>
      json(status, [{ message, errorCode }]);
    if (pathname === '/services/oauth2/token') {
      const form = await formOf(request);
      if (form.get('client_secret') !== clientSecret || form.get('grant_type') !== 'client_credentials') {
        const said = `invalid client credentials: ${form.get('client_secret')}`;
        return json(400, { error: 'invalid_client', error_description: said });
      }
      const token = `00D-known-token-${tokens.length + 1}`;
      tokens.push(token);
      valid.add(token);
      return json(200, { access_token: token, instance_url: 'https://elsewhere.example' });
    }
    if (!valid.has((request.headers.authorization ?? '').replace('Bearer ', ''))) {
      return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    }
    const fault = faults.shift();
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === 'broken') return refuse(503, 'SERVER_UNAVAILABLE', 'The server is too busy.');
    if (fault === 'throttled') return refuse(429, 'TOO_MANY_REQUESTS', 'Slow down.');
    if (fault === 'echo') return void response.end(`<html>${request.headers.authorization}`);
    if (usedUp) return refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    if (pathname === `${api}/sobjects/Contact/describe`) {
      return json(200, { fields: fields.map((name) => ({ name, label: name })) });
    }
    const locator = /\/query\/01gD0000002HU6KIAW-(\d+)$/.exec(pathname)?.[1];
    if (locator !== undefined) return json(200, page(Number(locator)));
    if (pathname === `${api}/query`) {
      const soql = searchParams.get('q') ?? '';
      queries.push(soql);
      if (/ FROM Report /.test(soql)) {
        return json(200, {
          done: true,
          records: Object.entries(reports).map(([Id, { name }]) => ({ Id, Name: name })),
        });
      }
      if (soql.includes('nonsense')) return refuse(400, 'MALFORMED_QUERY', 'unexpected token: nonsense');
      return json(200, page(0));
    }
    const report = reports[/\/analytics\/reports\/(\w+)$/.exec(pathname)?.[1] ?? ''];
    if (report) return json(200, reportOf(report));
    refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  const { url, close } = await startStandIn(answer);
  return {
    url,
    clientId,
    clientSecret,
    tokens,
    queries,
    requests: () => requests,
    expireTokens: () => valid.clear(),
    failNext: (...next) => void faults.push(...next),
    useUp() {
      usedUp = true;
    },
    close,
  };
}
