import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { BotContext, Right } from './bot-context.ts';

/** What is said to one person. `text` is the full text equivalent of the blocks. */
export interface Reply {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** Common to everything a person does in Slack; the request is already acknowledged. */
export interface Call {
  readonly context: BotContext;
  /** The interactive client. */
  readonly client: WebClient;
  readonly userId: string;
  /** Where it happened; undefined in a modal or App Home. */
  readonly channelId: string | undefined;
  readonly triggerId: string;
  /** Privately, to the person who acted. */
  readonly reply: (reply: Reply) => Promise<void>;
}

export interface CommandCall extends Call {
  readonly channelId: string;
  /** What stands after the subcommand, split at white space; quoted words stay together. */
  readonly args: readonly string[];
}

/** One subcommand of `/treble`: one file, one line in the list. Help and access derive from it. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly needs: Right;
  readonly run: (call: CommandCall) => Promise<void>;
}

export interface ActionCall extends Call {
  /** The button's value or the chosen option's; empty when there is none. */
  readonly value: string;
  /** Set when the press came from a message. */
  readonly message: PressedMessage | undefined;
  /** Set when the press came from a modal. */
  readonly view: PressedView | undefined;
}

export interface PressedMessage {
  readonly channelId: string;
  readonly ts: string;
  /** Of the message that the thread is about; absent outside threads. */
  readonly threadTs?: string;
}

/** The view as it was when something in it was pressed; `values` is what its fields hold, submitted or not. */
export interface PressedView {
  readonly id: string;
  readonly hash: string;
  readonly privateMetadata: string;
  readonly values: ViewValues;
}

/** A button or menu. `id` is its action_id; several on one screen add `:<something>` to it. */
export interface Action {
  readonly id: string;
  readonly needs: Right;
  /** What the person sees in Home is another after this. */
  readonly changesHome?: true;
  readonly run: (call: ActionCall) => Promise<void>;
}

/** `values[block_id][action_id]` as Slack sends it; parse it, never trust it. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface SubmissionCall extends Call {
  readonly viewId: string;
  readonly values: ViewValues;
  readonly privateMetadata: string;
}

/** What goes back within the acknowledgement of a submission. */
export type SubmissionAnswer =
  | { readonly kind: 'close' }
  | { readonly kind: 'close_all' }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'update' | 'push'; readonly view: ModalView };

/** A modal's submission: `answer` is pure and immediate, `work` runs after the acknowledgement, once access was checked. */
export interface Submission {
  readonly callbackId: string;
  readonly needs: Right;
  readonly answer: (call: Pick<SubmissionCall, 'values' | 'privateMetadata'>) => SubmissionAnswer;
  /** What the person sees in Home is another after this. */
  readonly changesHome?: true;
  readonly work: (call: SubmissionCall) => Promise<void>;
}

/** A modal that somebody closed without submitting it; only those with `notify_on_close` are told of. */
export interface Closing {
  readonly callbackId: string;
  readonly needs: Right;
  readonly run: (call: SubmissionCall) => Promise<void>;
}

/** A shortcut of the workspace's own menu; it comes from no channel. */
export interface GlobalShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
  readonly needs: Right;
  readonly run: (call: Call) => Promise<void>;
}

/** Answers an external select while a person types. */
export interface Options {
  readonly actionId: string;
  readonly needs: Right;
  readonly load: (
    typed: string,
    context: BotContext,
    /** Of the view in which it is offered. */
    privateMetadata?: string,
  ) => Promise<readonly { readonly text: string; readonly value: string; readonly description?: string }[]>;
}

/** The person's mistake, in words meant for them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface MessageShortcutCall extends Call {
  readonly channelId: string;
  readonly messageTs: string;
  /** The message that the thread is about; undefined outside threads. */
  readonly threadTs: string | undefined;
  readonly text: string;
  readonly files: readonly SlackFile[];
}

export interface MessageShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
  readonly needs: Right;
  readonly run: (call: MessageShortcutCall) => Promise<void>;
}

/** Something that a person wrote in a thread. */
export interface ThreadLineCall extends Call {
  readonly channelId: string;
  readonly threadTs: string;
  /** Without Slack's own markup. */
  readonly text: string;
  /** The MIME types of the files that came with it. */
  readonly fileTypes: readonly string[];
}

/** Hears what people write in threads. What concerns nobody is not looked at any further. */
export interface ThreadLines {
  readonly needs: Right;
  /** Asked before anybody's right is. */
  readonly concerns: (context: BotContext, channelId: string, threadTs: string) => Promise<boolean>;
  readonly run: (call: ThreadLineCall) => Promise<void>;
}

/** A file as Slack describes it in messages and submissions. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly size: number | undefined;
  readonly url: string;
}

/** Everything one feature adds to the bot. */
export interface Feature {
  /** Under which heading help lists its commands; of one topic stand together. */
  readonly topic?: string;
  readonly commands?: readonly Command[];
  readonly actions?: readonly Action[];
  readonly submissions?: readonly Submission[];
  readonly options?: readonly Options[];
  readonly messageShortcuts?: readonly MessageShortcut[];
  readonly globalShortcuts?: readonly GlobalShortcut[];
  readonly closings?: readonly Closing[];
  readonly threadLines?: readonly ThreadLines[];
}
