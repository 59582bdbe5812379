import type { MikroORM } from '@mikro-orm/postgresql';
import { Repeating } from '../repeating.ts';
import { createMessageAnswers, type MessageAnswers } from './message-answers.ts';
import { SessionLoop } from './session-loop.ts';
import { type CallWebhook, WebhookCaller } from './webhook-caller.ts';

export interface SessionEngineOptions {
  readonly orm: MikroORM;
  readonly writer: number;
  readonly now: () => number;
  readonly call: CallWebhook;
  /** There are messages of chats to send. */
  readonly messagesQueued: () => void;
  readonly failed: (where: string) => (error: unknown) => void;
}

const callsEveryMs = 300;

/** Everything of chats that runs by itself but the sending, which shares the lines with the deployments. */
export class SessionEngine {
  readonly answers: MessageAnswers;
  readonly #loop: SessionLoop;
  readonly #caller: WebhookCaller;
  readonly #calling: Repeating;
  readonly #failed: (error: unknown) => void;

  constructor({ orm, writer, now, call, messagesQueued, failed }: SessionEngineOptions) {
    this.answers = createMessageAnswers(orm, failed('writing answers for chats'));
    this.#failed = failed('calling webhooks');
    this.#caller = new WebhookCaller({ orm, call, answered: () => this.#loop.nudge() });
    this.#calling = new Repeating(callsEveryMs, () => this.#caller.tick(), this.#failed);
    this.#loop = new SessionLoop({
      orm,
      writer,
      now,
      messagesQueued,
      callsQueued: () => void this.#caller.tick().catch(this.#failed),
      failed: failed('handling chats'),
    });
  }

  start(): void {
    this.#loop.start();
    this.#calling.start();
  }

  /** Something may have happened to a chat. */
  nudge(): void {
    this.#loop.nudge();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#calling.stop();
  }
}
