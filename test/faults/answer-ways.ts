import type { ServerResponse } from 'node:http';

/** What the caller can know from the answer: that it was accepted, that it was refused, or nothing for sure. */
export type Proof = 'accepted' | 'refused' | 'nothing';

export interface AnswerWay {
  /** Whether the message goes out, whatever the caller hears. */
  readonly accepts: boolean;
  readonly proves: Proof;
  readonly answer: (response: ServerResponse, wamid: string) => void;
}

/** How long an answer that never comes keeps the connection open. */
const hangMs = 2_500;
const lateMs = 700;

const json =
  (status: number, body: object, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const graphError = (code: number, message: string) => ({ error: { message, code, fbtrace_id: 'A1' } });
const acceptance = (response: ServerResponse, wamid: string): void =>
  json(200, { messaging_product: 'whatsapp', messages: [{ id: wamid, message_status: 'accepted' }] })(
    response,
  );
const reset = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy();
};
const hang = (response: ServerResponse): void => {
  setTimeout(() => response.socket?.destroy(), hangMs);
};

const bare = (status: number) => (response: ServerResponse) => {
  response.writeHead(status).end();
};

/** Every way in which the far side answers a call. */
export const answerWays = {
  accepted: { accepts: true, proves: 'accepted', answer: acceptance },
  late: {
    accepts: true,
    proves: 'accepted',
    answer: (response, wamid) => {
      setTimeout(() => acceptance(response, wamid), lateMs);
    },
  },
  resetBeforeAccept: { accepts: false, proves: 'nothing', answer: reset },
  acceptThenReset: { accepts: true, proves: 'nothing', answer: reset },
  hangWithoutAccept: { accepts: false, proves: 'nothing', answer: hang },
  acceptThenHang: { accepts: true, proves: 'nothing', answer: hang },
  acceptThen500: { accepts: true, proves: 'nothing', answer: bare(500) },
  bare500: { accepts: false, proves: 'nothing', answer: bare(500) },
  graph500: {
    accepts: false,
    proves: 'nothing',
    answer: json(500, graphError(131000, 'Something went wrong')),
  },
  acceptThenGraph500: {
    accepts: true,
    proves: 'nothing',
    answer: json(500, graphError(131016, 'Service unavailable')),
  },
  acceptThenProxy502: {
    accepts: true,
    proves: 'nothing',
    answer: (response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  },
  acceptWithGarbage: {
    accepts: true,
    proves: 'nothing',
    answer: (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('OK, more or less'),
  },
  acceptWithEmptyBody: { accepts: true, proves: 'nothing', answer: bare(200) },
  acceptThenCutOff: {
    accepts: true,
    proves: 'nothing',
    answer: (response) => {
      response.writeHead(200, { 'content-length': '200' });
      response.write('{"messages":[', () => response.socket?.destroy());
    },
  },
  refused: {
    accepts: false,
    proves: 'refused',
    answer: json(400, graphError(131026, 'Not a WhatsApp user')),
  },
  throttled: { accepts: false, proves: 'refused', answer: json(400, graphError(130429, 'Rate limit hit')) },
  bare429: { accepts: false, proves: 'refused', answer: bare(429) },
  busy503: {
    accepts: false,
    proves: 'refused',
    answer: json(503, graphError(131016, 'Busy'), { 'retry-after': '1' }),
  },
} as const satisfies Readonly<Record<string, AnswerWay>>;

export type WayName = keyof typeof answerWays;
/** The share of calls that each way gets; the others are accepted plainly. */
export type Weather = Readonly<Partial<Record<WayName, number>>>;

const isWayName = (word: string): word is WayName => word in answerWays;
export const wayNames: readonly WayName[] = Object.keys(answerWays).filter(isWayName);
