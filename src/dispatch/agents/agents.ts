import type { InboundMedia } from '../../entities/inbound-media.ts';
import type { LineFile } from '../../entities/rows/agent-line.ts';

/** Something that a person wrote in a thread of Slack, as its event tells it. */
export interface WrittenLine {
  readonly channelId: string;
  /** Slack's time stamp of the message. */
  readonly ts: string;
  /** Of the message that the thread is about. */
  readonly threadTs: string;
  readonly author: string;
  /** As the customer reads it, without Slack's own markup. */
  readonly text: string;
  readonly files: readonly LineFile[];
}

/** Who acts in the thread of a chat. */
export interface ThreadAct {
  readonly threadId: number;
  readonly by: string;
}

export interface AgentChannelLine {
  readonly channelId: string;
  /** Empty: any. */
  readonly team: string;
  readonly open: number;
  readonly waiting: number;
  /** Slack's word when it refused the last thread there. */
  readonly refusedBecause: string | undefined;
}

/** What a screen about one chat must know. */
export interface AgentChat {
  readonly threadId: number;
  readonly channelId: string;
  /** E.164. Mask it before showing it. */
  readonly phone: string;
  readonly holder: string | undefined;
  /** Nothing goes to the customer from this thread any more. */
  readonly isOver: boolean;
}

/** A file of a customer, and the chat that it was sent into. */
export interface ChatFile extends InboundMedia {
  readonly lineId: string;
  readonly channelId: string;
  readonly sessionId: number;
}

/** Chats that people have with customers. Every act rejects with a `DispatchError` whose words are fit to be shown. */
export interface Agents {
  readonly channels: () => Promise<readonly AgentChannelLine[]>;
  /** New chats open there from now on; adding a channel again changes its team and forgets a refusal. */
  addChannel(channelId: string, team: string, by: string): Promise<void>;
  /** Chats that are open there go on; false when it was no channel of the agents. */
  removeChannel(channelId: string, by: string): Promise<boolean>;
  load(threadId: number): Promise<AgentChat | undefined>;
  claim(act: ThreadAct): Promise<void>;
  assign(act: ThreadAct & { readonly to: string }): Promise<void>;
  /** To the agents of another channel, where somebody has to claim it. */
  move(act: ThreadAct & { readonly channelId: string }): Promise<void>;
  /** `outcome` and `note` are kept with the chat. */
  end(act: ThreadAct & { readonly outcome: string; readonly note: string }): Promise<void>;
  /** One template, also when the 24 hours for free answers are over; resolves once it is sure to be sent. */
  sendTemplate(
    act: ThreadAct & { readonly versionId: number; readonly variables: Readonly<Record<string, string>> },
  ): Promise<void>;
  /** The file of a message that was received; undefined: there is none, or nobody answers that chat. */
  findFile(inboundId: string): Promise<ChatFile | undefined>;
  /** Keeps a line for as long as it may have to go to a customer; once it resolves, the line cannot be lost. False: it is none. */
  take(line: WrittenLine): Promise<boolean>;
  /** Its author may not answer customers any more: it does not go out, and the thread is told where it would have. */
  refuse(line: Pick<WrittenLine, 'channelId' | 'ts'>): Promise<void>;
}
