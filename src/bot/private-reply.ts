import type { RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { said } from '../entities/language/say.ts';
import { type DocumentMessage, isKnownBlock } from './blocks/document-blocks.ts';
import { simulatedMark, simulatedNote } from './blocks/elements.ts';
import type { BotLog } from './bot-log.ts';
import { loggable } from './error-reply.ts';
import type { Reply } from './listener.ts';

export interface ReplyOptions {
  readonly client: WebClient;
  readonly log: BotLog;
  readonly simulated: boolean;
  readonly userId: string;
  readonly channelId: string | undefined;
  /** Undefined where Slack gave no address to respond to: modals and App Home. */
  readonly respond: RespondFn | undefined;
}

/** Every private word says so when WhatsApp is simulated. */
function marked(reply: Reply, simulated: boolean): { text: string; blocks?: KnownBlock[] } {
  const text =
    simulated && !reply.text.includes(said(simulatedNote))
      ? `${reply.text}\n_${said(simulatedNote)}_`
      : reply.text;
  if (!reply.blocks || reply.blocks.length === 0) return { text };
  const says = JSON.stringify(reply.blocks).includes(said(simulatedNote));
  return { text, blocks: [...reply.blocks, ...simulatedMark(simulated && !says)] };
}

/**
 * Says something to one person: through the address Slack gave, else as a message only they see in the channel, else
 * directly. An address lives 30 minutes and takes five replies, so its failure is nothing unusual.
 */
export function createReply(options: ReplyOptions): (reply: Reply) => Promise<void> {
  const { client, log, simulated, userId, channelId, respond } = options;

  return async (reply) => {
    const message = marked(reply, simulated);
    const ways: readonly (() => Promise<unknown>)[] = [
      ...(respond
        ? [() => respond({ response_type: 'ephemeral' as const, replace_original: false, ...message })]
        : []),
      ...(channelId
        ? [() => client.chat.postEphemeral({ channel: channelId, user: userId, parse: 'none', ...message })]
        : []),
      () => postDirectly(client, userId, message),
    ];
    let last: unknown;
    for (const way of ways) {
      try {
        await way();
        return;
      } catch (error) {
        last = error;
      }
    }
    log.warn(loggable(last), 'A private reply could not be delivered.');
  };
}

async function postDirectly(
  client: WebClient,
  userId: string,
  message: { text: string; blocks?: KnownBlock[] },
): Promise<void> {
  const opened = await client.conversations.open({ users: userId });
  const channel = opened.channel?.id;
  if (!channel) throw new Error('Slack opened a direct message without saying which.');
  await client.chat.postMessage({
    channel,
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
    ...message,
  });
}

/** A document with its charts for one person; where only a reply gets through, the charts are told in words. */
export async function replyWithDocument(
  call: {
    readonly client: WebClient;
    readonly userId: string;
    readonly channelId: string | undefined;
    readonly reply: (reply: Reply) => Promise<void>;
  },
  message: DocumentMessage,
): Promise<void> {
  const { text, blocks } = message;
  if (call.channelId && !blocks.every(isKnownBlock)) {
    const seen = {
      channel: call.channelId,
      user: call.userId,
      text,
      blocks: [...blocks],
      parse: 'none' as const,
    };
    const shown = await call.client.chat.postEphemeral(seen).then(
      () => true,
      () => false,
    );
    if (shown) return;
  }
  await call.reply({ text, blocks: blocks.filter(isKnownBlock) });
}
