import type { Language } from '../../src/entities/language/language.ts';
import { spokenLanguage } from '../../src/entities/language/say.ts';
import type { ChannelSink, ChannelTarget, PostResult } from '../../src/reports/channel-sink.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';

export interface ShownMessage {
  readonly channelId: string;
  readonly threadTs: string | undefined;
  readonly ts: string;
  readonly key: string;
  readonly at: Date;
  document: ReportDocument;
  edits: number;
  /** Spoken when it was posted or edited last. */
  language: Language;
}

/** What happens to the next call: Slack takes it or not, and its answer arrives or not. */
export type Fate =
  | 'accepted, answer lost'
  | 'lost on the way'
  | 'accepted, process killed'
  | 'process killed before'
  | { readonly refused: string }
  | { readonly limitedForMs: number };

export interface FakeSink extends ChannelSink {
  readonly messages: ShownMessage[];
  /** Fates of the next posts, in order; then everything works. */
  readonly posts: Fate[];
  readonly edits: Fate[];
  /** Slack's error word by channel. */
  readonly closed: Map<string, string>;
  /** New messages stand in the history only after this long. */
  hiddenForMs: number;
  readable: boolean;
  readonly finds: Date[];
  in(channelId: string): ShownMessage[];
  /** Messages that stand in the channel itself, in no thread. */
  heads(): ShownMessage[];
}

export class Killed extends Error {
  override readonly name = 'Killed';
}

export function createFakeSink(now: () => Date): FakeSink {
  let last = 0;
  const sink: FakeSink = {
    messages: [],
    posts: [],
    edits: [],
    closed: new Map(),
    hiddenForMs: 0,
    readable: true,
    finds: [],
    heads: () => sink.messages.filter(({ threadTs }) => threadTs === undefined),
    in: (channelId) => sink.messages.filter((message) => message.channelId === channelId),

    async post(target: ChannelTarget, document, key): Promise<PostResult> {
      const { channelId } = target;
      const fate = sink.posts.shift();
      if (fate === 'process killed before') throw new Killed('before Slack took it');
      if (fate === 'lost on the way') return { outcome: 'unknown', because: 'no answer' };
      const refused =
        typeof fate === 'object' && 'refused' in fate ? fate.refused : sink.closed.get(channelId);
      if (refused) return { outcome: 'refused', error: refused, because: `Slack says ${refused}.` };
      if (typeof fate === 'object' && 'limitedForMs' in fate) {
        return { outcome: 'rate_limited', retryAfterMs: fate.limitedForMs };
      }
      last += 1;
      const ts = `${last}.000100`;
      sink.messages.push({
        ...{ channelId, threadTs: target.threadTs, ts, key, at: now(), document, edits: 0 },
        language: spokenLanguage(),
      });
      if (fate === 'accepted, process killed') throw new Killed('after Slack took it');
      if (fate === 'accepted, answer lost') return { outcome: 'unknown', because: 'no answer' };
      return { outcome: 'posted', channelId, ts };
    },

    async edit({ channelId, ts }, document): Promise<PostResult> {
      const fate = sink.edits.shift();
      if (typeof fate === 'object' && 'refused' in fate) {
        return { outcome: 'refused', error: fate.refused, because: `Slack says ${fate.refused}.` };
      }
      if (typeof fate === 'object') return { outcome: 'rate_limited', retryAfterMs: fate.limitedForMs };
      const message = sink.messages.find((one) => one.channelId === channelId && one.ts === ts);
      if (!message) return { outcome: 'refused', error: 'message_not_found', because: 'It is gone.' };
      if (fate !== 'lost on the way') {
        message.document = document;
        message.edits += 1;
        message.language = spokenLanguage();
      }
      if (fate) return { outcome: 'unknown', because: 'no answer' };
      return { outcome: 'posted', channelId, ts };
    },

    link: async ({ channelId, ts }) => `https://acme.slack.com/archives/${channelId}/p${ts}`,

    async find({ channelId, threadTs }, key, since) {
      sink.finds.push(now());
      if (!sink.readable) return 'unreadable';
      const found = sink.messages.find(
        (message) =>
          message.channelId === channelId &&
          message.threadTs === threadTs &&
          message.key === key &&
          message.at >= since &&
          now().getTime() - message.at.getTime() >= sink.hiddenForMs,
      );
      return found ? { found: found.ts } : 'absent';
    },
  };
  return sink;
}

/** A clock that moves only when told. */
export function createClock(start: string) {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    passSeconds: (seconds: number) => {
      time += seconds * 1000;
    },
    set: (moment: string) => {
      time = Date.parse(moment);
    },
  };
}
