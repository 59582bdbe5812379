import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { SendResult } from '../../gateways/gateway.ts';
import type { ReadyCall } from '../sending/call-starter.ts';
import type { Refusal } from '../sending/make-call.ts';
import type { IntendedCall, WorkLane } from '../sending/work-lane.ts';
import type { MessageAnswers } from './message-answers.ts';
import { hasWaiting, type IntendedMessage, intendMessages } from './message-intents.ts';
import { messageToken } from './message-token.ts';

export interface MessageLaneOptions {
  readonly orm: MikroORM;
  readonly workerId: number;
  readonly lineId: string;
  readonly tokenKey: () => string;
  readonly answers: MessageAnswers;
  /** Monotonic, in ms. */
  readonly clock: () => number;
}

const checkMs = 150;
const keepShareMs = 600;

const windowClosed: Refusal = {
  outcome: 'not_accepted',
  failure: 'window_closed',
  detail: 'The user had not written for 24 hours; nothing was sent.',
};

/** The messages of all chats on a line: at most one of a chat is called for at a time. */
export class MessageLane implements WorkLane {
  readonly isUrgent = true;
  readonly chunk = undefined;
  readonly limit = undefined;
  readonly ready: ReadyCall[] = [];
  readonly #options: MessageLaneOptions;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #workedAt = Number.NEGATIVE_INFINITY;

  constructor(options: MessageLaneOptions) {
    this.#options = options;
  }

  hadWork(now: number): boolean {
    return this.ready.length > 0 || now - this.#workedAt < keepShareMs;
  }

  lookAgain(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
  }

  async findWork(): Promise<boolean> {
    const { lineId, clock } = this.#options;
    const now = clock();
    if (now - this.#checkedAt < checkMs) return false;
    this.#checkedAt = now;
    const found = await hasWaiting(this.#em(), lineId);
    if (found) this.#workedAt = now;
    return found;
  }

  async intend(room: number): Promise<readonly IntendedCall[]> {
    const { workerId, lineId } = this.#options;
    const intended = await intendMessages(this.#em(), workerId, lineId, room);
    // What follows in these chats waits for their answers, which wake the lane.
    if (intended.length === room) this.lookAgain();
    return intended.map((message) => this.#callOf(message));
  }

  async giveBack(): Promise<void> {}

  #em(): EntityManager {
    return this.#options.orm.em.fork();
  }

  #callOf({ id, phone, content, tries, windowIsOpen }: IntendedMessage): IntendedCall {
    const { lineId, tokenKey, answers } = this.#options;
    return {
      deploymentId: undefined,
      compose: async () =>
        windowIsOpen ? { token: messageToken(tokenKey(), id), lineId, to: phone, content } : windowClosed,
      settle: async (result: SendResult, at: number) => {
        await answers.add({ messageId: id, lineId, phone, tries, result, at });
        this.lookAgain();
      },
    };
  }
}
