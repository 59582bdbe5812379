import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Chat } from './chat.ts';
import { type ChatKey, loadChats, lockDueChats } from './chat-store.ts';
import { decideChat } from './decide-chat.ts';
import { FlowShelf } from './flow-shelf.ts';
import { writeChats } from './write-chats.ts';

export interface SessionLoopOptions {
  readonly orm: MikroORM;
  readonly writer: number;
  readonly now: () => number;
  /** There are messages of chats to send. */
  readonly messagesQueued: () => void;
  /** There are webhooks to call. */
  readonly callsQueued: () => void;
  readonly failed: (error: unknown) => void;
}

const idleMs = 150;
/** Chats of one round. */
const mostChats = 200;
/** A chat that cannot be handled is tried again after this; the others go on meanwhile. */
const restMs = 10_000;

const versionsIn = ({ session, events }: Chat): number[] => [
  ...(session?.versionId === undefined ? [] : [session.versionId]),
  ...events.flatMap((event) => ('target' in event && event.target ? [event.target.versionId] : [])),
];

/**
 * Handles what happens to chats: each event once, those of a chat in order, different chats side by side over all
 * replicas. What an event causes is written in the transaction that takes it from the queue. A chat that cannot be handled
 * holds up no other.
 */
export class SessionLoop {
  readonly #options: SessionLoopOptions;
  readonly #shelf = new FlowShelf();
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => {};
  #nudged = false;
  /** Of the next round: after one that failed a single chat, until it is clear which one cannot be handled. */
  #most = mostChats;
  #resting: readonly { readonly key: ChatKey; readonly until: number }[] = [];

  constructor(options: SessionLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something may have happened to a chat. */
  nudge(): void {
    this.#nudged = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#running;
  }

  /** One round: true when there was something to handle. */
  async tick(): Promise<boolean> {
    let keys: readonly ChatKey[] = [];
    const lockDue = async (em: EntityManager, now: number) => {
      this.#resting = this.#resting.filter(({ until }) => until > performance.now());
      keys = await lockDueChats(em, { now, most: this.#most, except: this.#resting.map(({ key }) => key) });
      return keys;
    };
    try {
      const isProgress = await this.#handle(lockDue);
      this.#most = Math.min(mostChats, this.#most * 2);
      return isProgress;
    } catch (error) {
      const [only, ...others] = keys;
      if (only && others.length === 0) {
        this.#resting = [...this.#resting, { key: only, until: performance.now() + restMs }];
      }
      this.#most = 1;
      throw error;
    }
  }

  async #handle(lockDue: (em: EntityManager, now: number) => Promise<readonly ChatKey[]>): Promise<boolean> {
    const { orm, writer, now, messagesQueued, callsQueued } = this.#options;
    const acts = await orm.em.fork().transactional(async (em) => {
      const at = now();
      const keys = await lockDue(em, at);
      if (keys.length === 0) return undefined;
      const chats = await loadChats(em, keys, at);
      const startable = await this.#shelf.open(em, chats.flatMap(versionsIn));
      const context = { now: at, flowOf: this.#shelf.flowOf, startable };
      const decided = chats.map((chat) => ({ chat, change: decideChat(chat, context) }));
      await writeChats(em, writer, decided);
      return new Set(decided.flatMap(({ change }) => change.acts.map(({ kind }) => kind)));
    });
    if (acts?.has('send')) messagesQueued();
    if (acts?.has('call')) callsQueued();
    return acts !== undefined;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#nudged = false;
      const progressed = await this.tick().catch((error: unknown) => {
        this.#options.failed(error);
        return false;
      });
      if (!progressed && !this.#stopping && !this.#nudged) await this.#idle();
    }
  }

  #idle(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, idleMs);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
