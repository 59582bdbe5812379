import { readJson, textAt } from '../../entities/json.ts';
import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { constantTimeEquals } from '../constant-time.ts';
import {
  type Gateway,
  GatewayError,
  type OutboundMessage,
  type RawWebhook,
  type SendResult,
  type TemplateMessage,
  type WebhookEvent,
} from '../gateway.ts';
import { maskedResult } from '../masked-result.ts';
import { centreKinds, readCentreEvent } from './centre-events.ts';
import { listConversations } from './conversations.ts';
import { readDeployAnswer, readDeployFailure } from './deploy-answer.ts';
import { createDeployBatches } from './deploy-batches.ts';
import { deployBody } from './deploy-body.ts';
import { editorKinds, readEditorEvent } from './editor-events.ts';
import { pollIdOf } from './poll-id.ts';
import { createRecall } from './sessions.ts';

export interface TrebleOptions {
  readonly apiKey: string;
  /** Stands before the key in `Authorization`; Treble takes the bare key. */
  readonly keyPrefix?: string;
  readonly webhookSecret: string;
  /** `https://main.treble.ai` */
  readonly apiUrl: string;
  /** Numbers to send from, in digits; empty: Treble chooses. */
  readonly lines: readonly string[];
  /** Users per call; ids tell who was taken only where it is 1. */
  readonly usersPerCall?: number;
  readonly referenceKey?: string;
  readonly squadKey?: string;
  /** Calls at a time. */
  readonly connections?: number;
  readonly timeoutMs?: number;
  readonly dispatcher?: HttpDispatcher;
  readonly now?: () => Date;
}

const lineOfTreble = 'treble';
const lineIdOf = (line: string): string => `${lineOfTreble}-${line}`;
const gatherMs = 50;
const secretHeader = 'x-treble-webhook-secret';

const refused = (detail: string): SendResult => ({
  outcome: 'not_accepted',
  failure: 'line_not_ready',
  detail,
});

/** Treble.ai (help.treble.ai). It publishes little; what is tolerated and why stands in each reader. */
const templatesOnly: SendResult = {
  outcome: 'not_accepted',
  failure: 'bad_request',
  detail: 'Treble walks its conversations by itself and takes no message without one.',
};

export function createTrebleGateway(options: TrebleOptions): Gateway {
  const {
    apiKey,
    keyPrefix = '',
    webhookSecret,
    apiUrl,
    connections,
    timeoutMs = 15_000,
    dispatcher,
  } = options;
  const { usersPerCall = 1, referenceKey = 'ops_ref', squadKey = 'tdeployment_squad' } = options;
  const { now = () => new Date() } = options;
  const secrets = [apiKey, webhookSecret].filter((secret) => secret !== '');
  const client = createHttpClient({
    baseUrl: apiUrl,
    timeoutMs,
    secrets,
    maxBodyBytes: 16 * 1024 * 1024,
    ...(connections !== undefined && { connections }),
    ...(dispatcher && { dispatcher }),
  });
  const headers = { authorization: `${keyPrefix}${apiKey}` };
  const reading = { client, headers, secrets };
  const numberOfLine = new Map<string, string | undefined>(
    options.lines.length === 0
      ? [[lineOfTreble, undefined]]
      : options.lines.map((line) => [lineIdOf(line), line]),
  );
  const lineIds = [...numberOfLine.keys()];

  async function deploy(
    messages: readonly TemplateMessage[],
    signal: AbortSignal,
  ): Promise<readonly SendResult[]> {
    const [first] = messages;
    if (!first) return [];
    const pollId = pollIdOf(first.template.id);
    if (pollId === undefined || !numberOfLine.has(first.lineId)) {
      const found = `the conversation ${first.template.id} on the line ${first.lineId}`;
      return messages.map(() => refused(`Expected a conversation and a line of Treble’s, found ${found}.`));
    }
    try {
      const answer = await client.request({
        method: 'POST',
        path: `/deployment/api/poll/${encodeURIComponent(pollId)}`,
        headers: { ...headers, 'content-type': 'application/json' },
        body: deployBody(
          messages,
          { reference: referenceKey, squad: squadKey },
          numberOfLine.get(first.lineId),
        ),
        signal,
      });
      return readDeployAnswer(messages, answer);
    } catch (error) {
      if (error instanceof HttpFailure) return messages.map(() => readDeployFailure(error));
      throw error;
    }
  }

  const leaving = new AbortController();
  const watched = new WeakSet<AbortSignal>();
  const gather = createDeployBatches({
    size: usersPerCall,
    gatherMs,
    call: (messages) => deploy(messages, leaving.signal),
  });

  async function sendOne(message: OutboundMessage, signal: AbortSignal): Promise<SendResult> {
    if ('content' in message) return templatesOnly;
    if (usersPerCall === 1) {
      const [result] = await deploy([message], signal);
      return result ?? { outcome: 'uncertain', because: 'The gateway gave no result.' };
    }
    // Calls are given up together, when the process must end.
    if (!watched.has(signal)) signal.addEventListener('abort', () => leaving.abort(), { once: true });
    watched.add(signal);
    return gather(message);
  }

  function parse({ body, kind }: RawWebhook): WebhookEvent[] {
    const text = body.toString();
    const told = readJson(text);
    if (told === undefined)
      return [{ kind: 'unknown', why: 'a body that is not one of Treble’s', raw: text }];
    const [only = '', ...others] = lineIds;
    const events = { referenceKey, lineId: others.length === 0 ? only : '', arrivedAt: now() };
    return kind === undefined ? readCentreEvent(told, events) : readEditorEvent(kind, told, events);
  }

  return {
    name: 'treble',
    lineIds,
    maxBatch: usersPerCall,
    takesFree: false,
    secrets,
    webhookKinds: editorKinds,
    webhookAnswer: '{}',
    webhookName({ body, kind }) {
      if (kind !== undefined) return kind;
      const type = textAt(readJson(body.toString()), 'event_type');
      return centreKinds.find((known) => known === type);
    },
    send: (messages, signal) =>
      Promise.all(messages.map(async (message) => maskedResult(await sendOne(message, signal), secrets))),
    // Treble tells no templates of Meta's; its conversations are listed by name.
    async *listTemplates() {},
    listHiddenTemplates: () => listConversations(reading),
    recall: createRecall(reading),
    unpauseTemplate: () =>
      Promise.reject(new GatewayError('Treble unpauses no template; do it in WhatsApp Manager.')),
    displayPhone: async (lineId) => {
      const number = numberOfLine.get(lineId);
      return number === undefined ? 'chosen by Treble' : `+${number}`;
    },
    usersPerDay: async () => undefined,
    lineQuality: async () => undefined,
    handshake: () => undefined,
    verify({ headers: given }) {
      const secret = given[secretHeader];
      return typeof secret === 'string' && webhookSecret !== '' && constantTimeEquals(secret, webhookSecret);
    },
    parse,
    close: () => client.close(),
  };
}
