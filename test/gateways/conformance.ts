import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MessageContent } from '../../src/entities/message-content.ts';
import type { Gateway, OutboundMessage, SendResult, TemplateMessage } from '../../src/gateways/gateway.ts';
import { closedPort, farServer, socketServer } from '../http/far-server.ts';
import { conformsToWebhooks, type WebhookSpecimen } from './webhook-conformance.ts';

interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a gateway brings to the suite: its payloads, and no assertions. */
export interface Specimen {
  /** Waits a second for an answer. */
  open(apiUrl: string): Gateway;
  readonly secret: string;
  readonly message: TemplateMessage;
  readonly accepted: { answer: CannedAnswer; providerId: string };
  /** What an answer without an id proves differs: at Treble it comes when nobody was sent to as well. */
  readonly acceptedWithoutId: { answer: CannedAnswer; outcome: SendResult['outcome'] };
  readonly throttled: { answer: CannedAnswer; retryAfterMs: number };
  /** A refusal of this recipient for good. `echoing` repeats the secret in its words. */
  readonly rejected: { answer: CannedAnswer; echoing: CannedAnswer };
  readonly webhook: WebhookSpecimen;
}

const link = 'https://files.example.com/a';

/** One of each kind that needs no template. */
const contents: readonly MessageContent[] = [
  { kind: 'text', text: 'Hello Ana' },
  { kind: 'image', link, caption: 'A picture' },
  { kind: 'document', link, caption: 'A paper', fileName: 'paper.pdf' },
  { kind: 'buttons', text: 'Sure?', buttons: [{ id: 'y', title: 'Yes' }] },
  {
    kind: 'list',
    text: 'Which?',
    button: 'Choose one',
    rows: [{ id: 'a', title: 'Row A', description: 'The first' }],
  },
];

const wordsOf = (content: MessageContent): string[] =>
  Object.values(content)
    .flatMap((value) => (Array.isArray(value) ? value.flatMap((one) => Object.values(one)) : [value]))
    .filter((value) => value !== content.kind)
    .map(String);

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, title: `Choice ${index}` }));

const refusedContents: readonly [story: string, content: MessageContent][] = [
  ['an empty text', { kind: 'text', text: ' ' }],
  ['a text of 4,097 characters', { kind: 'text', text: 'x'.repeat(4_097) }],
  ['four buttons', { kind: 'buttons', text: 'Which?', buttons: numbered(4) }],
  [
    'a button of 21 characters',
    { kind: 'buttons', text: '?', buttons: [{ id: 'a', title: 'x'.repeat(21) }] },
  ],
  ['eleven rows', { kind: 'list', text: 'Which?', button: 'Choose', rows: numbered(11) }],
  ['two rows alike', { kind: 'list', text: '?', button: 'Choose', rows: [...numbered(1), ...numbered(1)] }],
  ['an address that is none', { kind: 'image', link: 'picture.png' }],
];

const answering =
  ({ status, headers, body }: CannedAnswer): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

export function conformsToGateway(specimen: Specimen): void {
  const { message, webhook } = specimen;

  const sendTo = async (
    apiUrl: string,
    signal = new AbortController().signal,
    sent: OutboundMessage = message,
  ): Promise<SendResult | undefined> => {
    const gateway = specimen.open(apiUrl);
    onTestFinished(() => gateway.close());
    const results = await gateway.send([sent], signal);
    expect(results).toHaveLength(1);
    return results[0];
  };
  const sendToAnswer = async (answer: CannedAnswer) => sendTo((await farServer(answering(answer))).url);

  describe('a send', () => {
    test('accepted: has the provider’s id', async () => {
      const { answer, providerId } = specimen.accepted;
      expect(await sendToAnswer(answer)).toMatchObject({
        outcome: 'accepted',
        providerId,
        heldForQuality: false,
      });
    });

    test.each(contents)('without a template is accepted by those that take such: $kind', async (content) => {
      const { token, lineId, to } = message;
      const { takesFree } = specimen.open('http://127.0.0.1:9');
      const bodies: string[] = [];
      const server = await farServer((request, response) => {
        request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
        request.on('end', () => answering(specimen.accepted.answer)(request, response));
      });
      const result = await sendTo(server.url, undefined, { token, lineId, to, content });
      if (!takesFree) {
        expect(result).toMatchObject({ outcome: 'not_accepted', failure: 'bad_request' });
        expect(bodies).toEqual([]);
        return;
      }
      expect(result).toMatchObject({ outcome: 'accepted', providerId: specimen.accepted.providerId });
      for (const words of wordsOf(content)) expect(bodies.join('')).toContain(words);
      expect(bodies.join('')).toContain(token);
    });

    test.each(refusedContents)(
      'that the provider would refuse is not called for: %s',
      async (_story, content) => {
        const { token, lineId, to } = message;
        const server = await farServer(answering(specimen.accepted.answer));
        const result = await sendTo(server.url, undefined, { token, lineId, to, content });
        expect(result).toMatchObject({ outcome: 'not_accepted', failure: 'bad_request' });
        expect(server.connections()).toBe(0);
      },
    );

    test('uses its connections again', async () => {
      const server = await farServer(answering(specimen.accepted.answer));
      const gateway = specimen.open(server.url);
      onTestFinished(() => gateway.close());
      for (const _round of Array.from({ length: 10 })) {
        const results = await gateway.send([message], new AbortController().signal);
        expect(results.map(({ outcome }) => outcome)).toEqual(['accepted']);
      }
      // A second one opens when a call begins in the moment in which another ends.
      expect(server.connections()).toBeLessThanOrEqual(2);
    });

    test('throttled: was not accepted, and says how long to wait', async () => {
      const { answer, retryAfterMs } = specimen.throttled;
      expect(await sendToAnswer(answer)).toMatchObject({
        outcome: 'not_accepted',
        failure: 'throttled',
        retryAfterMs,
      });
    });

    test('rejected: has the provider’s code and words', async () => {
      const result = await sendToAnswer(specimen.rejected.answer);
      expect(result).toMatchObject({
        outcome: 'not_accepted',
        failure: expect.any(String),
        code: expect.any(String),
        detail: expect.stringMatching(/.+/),
      });
    });

    test('is no success without an id', async () => {
      const { answer, outcome } = specimen.acceptedWithoutId;
      expect(outcome).not.toBe('accepted');
      expect(await sendToAnswer(answer)).toMatchObject({ outcome, because: expect.stringMatching(/.+/) });
    });

    test('was not accepted when nobody listened', async () => {
      const result = await sendTo(`http://127.0.0.1:${await closedPort()}`);
      expect(result).toMatchObject({ outcome: 'not_accepted', failure: 'provider_unavailable' });
    });

    const unknowable: [story: string, behave: (socket: Socket) => void][] = [
      ['the connection was reset', (socket) => socket.resetAndDestroy()],
      ['the connection was closed', (socket) => socket.end()],
      ['no answer came in time', () => undefined],
      ['garbage came back', (socket) => socket.end('\u0000\u0001\u0002\r\n\r\n')],
      [
        'a proxy gave up',
        (socket) => socket.end('HTTP/1.1 504 Gateway Timeout\r\ncontent-length: 3\r\n\r\nBad'),
      ],
    ];
    test.each(unknowable)('unknown: is not repeated when %s', async (_story, behave) => {
      const heard: string[] = [];
      const server = await socketServer((socket, text) => {
        heard.push(text);
        behave(socket);
      });
      expect(await sendTo(server.url)).toMatchObject({
        outcome: 'uncertain',
        because: expect.stringMatching(/.+/),
      });
      expect(heard).toHaveLength(1);
    });

    test('unknown: was given up after it was written', async () => {
      const leaving = new AbortController();
      const server = await farServer(() => leaving.abort());
      expect(await sendTo(server.url, leaving.signal)).toMatchObject({ outcome: 'uncertain' });
    });

    test('secrets masked: no outcome repeats one', async () => {
      const outcomes = [
        await sendToAnswer(specimen.rejected.echoing),
        await sendToAnswer({ ...specimen.rejected.echoing, status: 500, body: specimen.secret }),
        await sendToAnswer({ status: 200, body: specimen.rejected.echoing.body }),
        await sendTo(`http://127.0.0.1:${await closedPort()}/${specimen.secret}`),
      ];
      expect(JSON.stringify(outcomes)).not.toContain(specimen.secret);
      expect(specimen.open('http://127.0.0.1:9').secrets).toContain(specimen.secret);
    });
  });

  test('secrets masked: no question to the provider that is refused repeats one', async () => {
    const { echoing } = specimen.rejected;
    const server = await farServer(answering({ ...echoing, body: `${echoing.body.slice(0, -1)} ` }));
    const garbled = specimen.open(server.url);
    const gateway = specimen.open((await farServer(answering(echoing))).url);
    onTestFinished(() => gateway.close());
    onTestFinished(() => garbled.close());
    const { providerId } = specimen.accepted;
    const askedOf = ({ recall, ...asked }: Gateway): (() => Promise<unknown>)[] => [
      () => Array.fromAsync(asked.listTemplates()),
      async () => asked.listHiddenTemplates?.(),
      async () =>
        recall?.sessions({ templateId: message.template.id, since: new Date(0), until: new Date() }),
      async () => recall?.history(providerId),
      () => asked.unpauseTemplate(message.template.id),
      () => asked.displayPhone(message.lineId),
      () => asked.usersPerDay(message.lineId),
      () => asked.lineQuality(message.lineId),
    ];
    const answers = await Promise.allSettled([gateway, garbled].flatMap(askedOf).map((ask) => ask()));
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? String(answer.reason) : []));
    expect(refusals.length).toBeGreaterThan(4);
    for (const secret of [specimen.secret, providerId]) expect(refusals.join()).not.toContain(secret);
  });

  conformsToWebhooks(() => specimen.open('http://127.0.0.1:9'), webhook);
}
