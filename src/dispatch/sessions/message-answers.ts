import type { MikroORM } from '@mikro-orm/postgresql';
import { failureClasses } from '../../entities/failure-class.ts';
import type { SendResult } from '../../gateways/gateway.ts';
import { retryAt } from '../retries/retry-delay.ts';
import { AnswerWriter } from '../sending/answer-writer.ts';
import { slowDown } from '../sending/line-pace.ts';
import { factsOfAnswer } from '../sending/send-outcome.ts';
import { slowDowns } from '../sending/slow-downs.ts';
import { applyMessageFacts } from './message-facts.ts';
import { waitAgain } from './message-intents.ts';
import { linkParkedMessages } from './parked-messages.ts';

export interface MessageAnswer {
  readonly messageId: number;
  readonly lineId: string;
  readonly phone: string;
  /** With this one. */
  readonly tries: number;
  readonly result: SendResult;
  /** ms since the epoch. */
  readonly at: number;
}

/** A call that a pause or a limit held takes no try. */
const wasCalled = ({ result }: MessageAnswer): boolean =>
  result.outcome !== 'not_accepted' || failureClasses[result.failure].retry !== 'until_called';

/** How long a refused call waits for its next try; undefined where no other one is made. */
function waitMs({ result, tries, at }: MessageAnswer): number | undefined {
  if (result.outcome !== 'not_accepted') return undefined;
  const again = retryAt(result.failure, at, { all: tries, byRule: tries });
  const { retryAfterMs = 0, userRetryAfterMs = 0 } = result;
  return again === undefined ? undefined : Math.max(again - at, retryAfterMs, userRetryAfterMs);
}

function withoutData(answer: MessageAnswer, { message }: Error): MessageAnswer {
  const outcome = answer.result.outcome === 'accepted' ? 'accepted_unknown_id' : 'uncertain';
  const because = `The database refused the answer: ${message}`.slice(0, 500);
  return { ...answer, result: { outcome, because } };
}

async function writeAnswers(orm: MikroORM, answers: readonly MessageAnswer[]): Promise<void> {
  const again = answers.flatMap((answer) => {
    const wait = waitMs(answer);
    return wait === undefined ? [] : [{ id: answer.messageId, waitMs: wait, called: wasCalled(answer) }];
  });
  const waiting = new Set(again.map(({ id }) => id));
  await orm.em.fork().transactional(async (em) => {
    const heard = answers
      .filter(({ messageId }) => !waiting.has(messageId))
      .map(({ messageId, result, at }) => ({ messageId, facts: factsOfAnswer(result, at) }));
    await applyMessageFacts(em, heard);
    await waitAgain(em, again);
    for (const asked of slowDowns(answers)) await slowDown(em, asked);
  });
}

/** Writes the answers of the calls for messages of chats. */
export type MessageAnswers = AnswerWriter<MessageAnswer>;

export const createMessageAnswers = (orm: MikroORM, failed: (error: unknown) => void): MessageAnswers =>
  new AnswerWriter({
    write: (answers) => writeAnswers(orm, answers),
    withoutData,
    written: async (answers) => {
      const ids = answers.flatMap(({ result }) => (result.outcome === 'accepted' ? [result.providerId] : []));
      await linkParkedMessages(orm, ids).catch(failed);
    },
    failed,
  });
