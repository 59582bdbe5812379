import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WrittenLine } from '../../dispatch/agents/agents.ts';
import { readJson } from '../../entities/json.ts';
import type { BotContext } from '../bot-context.ts';
import type { BotLog } from '../bot-log.ts';
import { loggable } from '../error-reply.ts';
import { agentRight } from './agent-right.ts';
import { writtenLine } from './written-line.ts';

type Request = IncomingMessage & { rawBody: Buffer };
type Handler = (request: Request, response: ServerResponse) => void;

export interface LineKeeping {
  readonly context: Pick<BotContext, 'agents' | 'access'>;
  readonly log: BotLog;
  /** Keeps the work of an acknowledged request in sight until it is done. */
  readonly track: (work: Promise<void>) => Promise<void>;
}

export interface LineKeeper {
  /** Resolves once the body may be acknowledged; rejects when it is a line that could not be kept. */
  keep(body: unknown): Promise<void>;
}

/**
 * Keeps what an agent wrote before Slack is told that it arrived: Bolt acknowledges events before it looks at them, and a
 * line that was acknowledged and then lost would never reach the customer.
 */
export function createLineKeeper({ context: { agents, access }, log, track }: LineKeeping): LineKeeper {
  /** Lines go out a moment later, so a right that was taken away meanwhile still counts. */
  async function check(line: WrittenLine): Promise<void> {
    const { author, channelId } = line;
    if ((await access.refusal({ userId: author }, agentRight, { channelId })) !== undefined) {
      await agents.refuse(line);
    }
  }

  return {
    async keep(body) {
      const line = writtenLine(body);
      if (!line || !(await agents.take(line))) return;
      void track(
        check(line).catch((error: unknown) => {
          log.error(loggable(error), 'It could not be looked up who wrote a line.');
        }),
      );
    },
  };
}

/** Commands and presses come as forms. */
const parse = (body: Buffer): unknown => (body[0] === 0x7b ? readJson(body.toString()) : undefined);

/** Over HTTP: what cannot be kept is answered 503, and Slack brings it again. */
export const keepLines =
  (keeper: LineKeeper, log: BotLog, next: Handler): Handler =>
  (request, response) => {
    keeper.keep(parse(request.rawBody)).then(
      () => next(request, response),
      (error: unknown) => {
        log.error(loggable(error), 'A line for a customer could not be kept; Slack brings it again.');
        response.writeHead(503).end();
      },
    );
  };
