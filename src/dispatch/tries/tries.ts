import type { Scene } from '../../flows/play.ts';
import type { Heard } from '../../flows/read-answer.ts';

/** The thread in which a flow is played. */
export interface TryThread {
  readonly channelId: string;
  readonly threadTs: string;
}

/** What becomes of something that a player did. */
export type Played =
  /** Scenes may be due to be shown. */
  | { readonly kind: 'taken' }
  /** The thread belongs to somebody else. */
  | { readonly kind: 'not_yours'; readonly player: string }
  | { readonly kind: 'over' }
  /** A webhook waits for its answer, and what was written is none. */
  | { readonly kind: 'no_json' }
  /** Nothing waits for what was pressed. */
  | { readonly kind: 'too_late' };

export type TryMove =
  | { readonly kind: 'said'; readonly heard: Heard }
  | { readonly kind: 'passed' | 'webhook_failed'; readonly step: string };

/** Flows played with no customer: no gateway is called, nobody's address is called, and no figure changes. */
export interface Tries {
  /** Rejects with a `DispatchError` where the conversation is unknown or says nothing after its template. */
  load(name: string): Promise<TryableFlow>;
  begin(
    wish: TryThread & {
      readonly versionId: number;
      readonly player: string;
      readonly given: Readonly<Record<string, string>>;
    },
  ): Promise<void>;
  isPlayedIn(thread: TryThread): Promise<boolean>;
  /** Undefined: nothing is played in that thread. */
  move(thread: TryThread, by: string, move: TryMove): Promise<Played | undefined>;
  /**
   * Gives each scene that does not stand in the thread yet to `post`, in order and one at a time, over all processes;
   * one whose post failed is given again at the next move.
   */
  show(thread: TryThread, post: (scene: Scene) => Promise<void>): Promise<void>;
}

export interface TryableFlow {
  readonly versionId: number;
  readonly name: string;
  readonly version: number;
  /** What the template offers to tap. */
  readonly quickReplies: readonly string[];
}
