import { createHash } from 'node:crypto';
import {
  type ChatPostMessageArguments,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type WebClient,
} from '@slack/web-api';
import { say } from '../entities/language/say.ts';
import type { ChannelSink, ChannelTarget, PostResult } from '../reports/channel-sink.ts';
import type { ReportChart, ReportDocument } from '../reports/report-document.ts';
import {
  rateErrors,
  refusalText,
  refusedLayouts,
  uncertainErrors,
  unreadableErrors,
} from '../reports/slack-refusals.ts';
import { type ChartDrawing, type DocumentMessage, documentMessage } from './blocks/document-blocks.ts';
import { limits } from './blocks/limits.ts';
import { isMemberId } from './blocks/slack-text.ts';
import { textAt } from './payload.ts';

/** Uploads one picture per chart; a chart that could not be drawn is left out. */
export type DrawCharts = (
  charts: readonly ReportChart[],
) => Promise<ReadonlyMap<ReportChart, { readonly fileId: string }>>;

export interface ChannelSinkOptions {
  /** The background client: it must not retry, and must reject rate-limited calls. */
  readonly client: WebClient;
  readonly simulated: boolean;
  /** Left out: Slack's own chart blocks. */
  readonly drawCharts?: DrawCharts;
}

const eventType = 'treble_post';
const defaultPauseMs = 30_000;
const historyPages = 5;

/** Everybody in the workspace can read metadata, so the key itself stays here. */
const opaque = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** Says what became of a call that brought an error. */
function failedPost(error: unknown): PostResult {
  if (error instanceof WebAPIRateLimitedError) {
    return { outcome: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (!(error instanceof WebAPIPlatformError)) {
    return { outcome: 'unknown', because: say`Slack’s answer did not arrive.` };
  }
  const word = error.data.error;
  if (rateErrors.has(word)) return { outcome: 'rate_limited', retryAfterMs: defaultPauseMs };
  if (uncertainErrors.has(word)) return { outcome: 'unknown', because: say`Slack answered ${word}.` };
  return { outcome: 'refused', error: word, because: refusalText(word) };
}

const posted = (channelId: string, ts: string | undefined): PostResult =>
  ts
    ? { outcome: 'posted', channelId, ts }
    : { outcome: 'unknown', because: say`Slack answered without the message’s time stamp.` };

const isLayoutRefused = (result: PostResult): boolean =>
  result.outcome === 'refused' && refusedLayouts.has(result.error);

/** Puts documents into Slack. Never repeats a call whose outcome is unknown. */
export function createChannelSink({ client, simulated, drawCharts }: ChannelSinkOptions): ChannelSink {
  const drawing = async (document: ReportDocument): Promise<ChartDrawing> => {
    if (!drawCharts) return 'native';
    return document.charts.length === 0 ? 'words' : { pictures: await drawCharts(document.charts) };
  };

  /** The full layout, then the one without drawings, then the words alone: a report is never lost to a layout. */
  async function inSomeLayout(
    document: ReportDocument,
    textLimit: number,
    send: (message: DocumentMessage) => Promise<PostResult>,
  ): Promise<PostResult> {
    const full = await send(
      documentMessage(document, { simulated, charts: await drawing(document), textLimit }),
    );
    if (!isLayoutRefused(full)) return full;
    const inWords = documentMessage(document, { simulated, charts: 'words', textLimit });
    if (document.charts.length > 0) {
      const plainer = await send(inWords);
      if (!isLayoutRefused(plainer)) return plainer;
    }
    return send({ text: inWords.text, blocks: [] });
  }

  /** The channel to post in: for a person, the direct message with them. */
  async function channelOf(target: ChannelTarget): Promise<string> {
    if (!isMemberId(target.channelId)) return target.channelId;
    const opened = await client.conversations.open({ users: target.channelId });
    const id = opened.channel?.id;
    if (!id) throw new Error('Slack opened a direct message without saying which.');
    return id;
  }

  return {
    async post(target, document, key) {
      let channel: string;
      try {
        channel = await channelOf(target);
      } catch (error) {
        return failedPost(error);
      }
      const event = { event_type: eventType, event_payload: { k: opaque(key) } };
      return inSomeLayout(document, limits.textOfMessage, async ({ text, blocks }) => {
        const message: ChatPostMessageArguments = {
          channel,
          text,
          blocks: [...blocks],
          metadata: event,
          unfurl_links: false,
          unfurl_media: false,
          parse: 'none',
          link_names: false,
          ...(target.threadTs && { thread_ts: target.threadTs }),
        };
        try {
          const answer = await client.chat.postMessage(message);
          return posted(answer.channel ?? channel, answer.ts);
        } catch (error) {
          return failedPost(error);
        }
      });
    },

    async edit({ channelId, ts }, document) {
      return inSomeLayout(document, limits.textOfEdit, async ({ text, blocks }) => {
        try {
          const channel = await channelOf({ channelId });
          // Slack resets `parse` and `link_names` of a message when an edit leaves them out.
          const answer = await client.chat.update({
            channel,
            ts,
            text,
            blocks: [...blocks],
            parse: 'none',
            link_names: false,
          });
          return posted(channel, answer.ts ?? ts);
        } catch (error) {
          return failedPost(error);
        }
      });
    },

    async link({ channelId, ts }) {
      try {
        const { permalink } = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
        return permalink;
      } catch (error) {
        if (error instanceof WebAPIPlatformError && !rateErrors.has(error.data.error)) return undefined;
        throw error;
      }
    },

    async find(target, key, since) {
      const wanted = opaque(key);
      const oldest = (since.getTime() / 1000).toFixed(6);
      try {
        const channel = await channelOf(target);
        let cursor: string | undefined;
        for (let page = 0; page < historyPages; page += 1) {
          const read = { channel, oldest, inclusive: true, include_all_metadata: true, limit: 200, cursor };
          const answer = target.threadTs
            ? await client.conversations.replies({ ...read, ts: target.threadTs })
            : await client.conversations.history(read);
          const found = (answer.messages ?? []).find(
            (message) => textAt(message, 'metadata', 'event_payload', 'k') === wanted,
          );
          const ts = textAt(found, 'ts');
          if (ts) return { found: ts };
          cursor = answer.response_metadata?.next_cursor;
          if (!cursor) return 'absent';
        }
        return 'unreadable';
      } catch (error) {
        if (error instanceof WebAPIPlatformError && unreadableErrors.has(error.data.error))
          return 'unreadable';
        throw error;
      }
    },
  };
}
