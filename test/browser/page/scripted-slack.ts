import { createServer, type ServerResponse } from 'node:http';
import type { PageGuide } from '../../../src/sandbox/page-guide.ts';
import { createPage } from '../../../src/sandbox/page-server.ts';
import type {
  PageAct,
  PageAnswer,
  PageEvent,
  PageFile,
  PageState,
} from '../../../src/sandbox/slack/page-protocol.ts';

type News = PageEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'seq'> : never) : never;
type Answering = (act: PageAct) => PageAnswer | Promise<PageAnswer>;

/** A far side that says what the test tells it to say and remembers what the page did. */
export type ScriptedSlack = {
  readonly url: string;
  readonly acts: PageAct[];
  readonly uploads: PageFile[];
  /** The first recorded act of a kind, now or as soon as it arrives. */
  readonly done: <Kind extends PageAct['act']>(kind: Kind) => Promise<Extract<PageAct, { act: Kind }>>;
  readonly answer: (answering: Answering) => void;
  readonly push: (news: News) => void;
  readonly setState: (state: PageState) => void;
  readonly close: () => Promise<void>;
};

async function bodyOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const noGuide: PageGuide = { steps: [], endings: [], links: [] };
const prefix = '/sandbox/slack';

export async function startScriptedSlack(
  first: PageState,
  guide: PageGuide = noGuide,
): Promise<ScriptedSlack> {
  let state = first;
  let { seq } = first;
  let answering: Answering = () => ({ ok: true });
  const acts: PageAct[] = [];
  const uploads: PageFile[] = [];
  const streams = new Set<ServerResponse>();
  const waiting = new Map<string, (act: PageAct) => void>();
  const page = createPage({ slackPrefix: prefix, title: 'Treble sandbox', guide });

  const json = (response: ServerResponse, value: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  const write = (stream: ServerResponse, event: PageEvent): void => {
    stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://page');
    if (page(request, response)) return;
    const route = url.pathname.replace(`${prefix}/page/`, '');
    if (route === 'state') return json(response, state);
    if (route === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      streams.add(response);
      return write(response, { kind: 'hello', seq });
    }
    if (route === 'act') {
      const act: PageAct = JSON.parse(String(await bodyOf(request)));
      acts.push(act);
      waiting.get(act.act)?.(act);
      return json(response, await answering(act));
    }
    if (route === 'upload') {
      const bytes = await bodyOf(request);
      const name = url.searchParams.get('name') ?? '';
      const id = `F0UPLOAD${uploads.length + 1}`;
      const file = {
        id,
        name,
        title: name,
        mimetype: 'text/csv',
        filetype: 'csv',
        size: bytes.length,
        user: 'U0ANA',
        download_path: '/',
      };
      uploads.push(file);
      return json(response, { ok: true, file });
    }
    if (route.startsWith('files/')) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      return response.end('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"/>');
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP address.');

  return {
    url: `http://127.0.0.1:${address.port}/`,
    acts,
    uploads,
    done<Kind extends PageAct['act']>(kind: Kind) {
      const isKind = (act: PageAct): act is Extract<PageAct, { act: Kind }> => act.act === kind;
      const { promise, resolve } = Promise.withResolvers<Extract<PageAct, { act: Kind }>>();
      const known = acts.find(isKind);
      if (known) resolve(known);
      else waiting.set(kind, (act) => isKind(act) && resolve(act));
      return promise;
    },
    answer(next) {
      answering = next;
    },
    push(news) {
      seq += 1;
      for (const stream of streams) write(stream, { ...news, seq });
    },
    setState(next) {
      state = next;
    },
    async close() {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
