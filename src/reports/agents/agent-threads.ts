import type { MikroORM } from '@mikro-orm/postgresql';
import { agentPostKey } from '../../entities/agent-act.ts';
import { say, speaking, tongues } from '../../entities/language/say.ts';
import type { ChannelSink } from '../channel-sink.ts';
import { documentHash } from '../document-hash.ts';
import { editLive } from '../live-edits.ts';
import { groupsBy } from '../live-rounds.ts';
import { createLiveStore } from '../live-store.ts';
import { pageHistory } from '../page-history.ts';
import { alwaysEnglish, type PlaceLanguages, speakingIn } from '../place-languages.ts';
import { createPostOnce, type PostOnce, type PostOutcome } from '../post-once.ts';
import type { ReportDocument } from '../report-document.ts';
import { inTurns, singleTick, type TickFailure, type TickReport } from '../tick.ts';
import { composeAct } from './act-document.ts';
import { createAgentThreadsStore, type FollowedThread, type UntoldAct } from './agent-threads-store.ts';
import { chatLine, composeChat } from './chat-document.ts';
import { composeHistory, composeMessages } from './customer-document.ts';

export interface AgentThreadsOptions {
  readonly orm: MikroORM;
  /** Paced, so that all replicas together stay within Slack's limits. */
  readonly sink: ChannelSink;
  readonly now: () => Date;
  readonly adminUsers: readonly string[];
  /** By default everybody is told in English. */
  readonly languages?: PlaceLanguages;
  /** How messages get posted; by default once per key through `sink`. */
  readonly postOnce?: PostOnce;
}

/** Something that one channel has to be told, and since when it waits. */
interface Job {
  readonly channelId: string;
  readonly about: string;
  readonly since: Date;
  readonly run: () => Promise<'go on' | 'stop'>;
}

const atOnce = 4;
const entriesTold = 10;

const isOpen = (result: PostOutcome): boolean => result.outcome === 'pending';
const turnAfter = (result: PostOutcome): 'go on' | 'stop' =>
  result.outcome === 'pending' && result.isLimited ? 'stop' : 'go on';

/**
 * Shows each chat that agents have in a thread of its own: who it is about, what the customer says, what was done. Whatever
 * is posted is posted once; any number of processes may tick side by side.
 */
export function createAgentThreads(options: AgentThreadsOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, now, adminUsers, languages = alwaysEnglish } = options;
  const { postOnce = createPostOnce({ orm, sink, now }) } = options;
  const store = createAgentThreadsStore(orm);
  const live = createLiveStore(orm);

  const inItsLanguage = <Result>(thread: FollowedThread, act: () => Result | Promise<Result>) =>
    thread.post
      ? Promise.resolve(speaking(tongues[thread.post.language], act))
      : speakingIn(languages, thread.channelId, null, act);

  const reply = (
    thread: FollowedThread,
    ts: string,
    name: string,
    compose: () => ReportDocument,
  ): Promise<PostOutcome> =>
    inItsLanguage(thread, () =>
      postOnce({
        key: `${agentPostKey(thread.id)}:${name}`,
        target: { channelId: thread.channelId, threadTs: ts },
        document: compose(),
      }),
    );

  async function open(thread: FollowedThread): Promise<'go on' | 'stop'> {
    const result = await inItsLanguage(thread, () =>
      postOnce({
        key: agentPostKey(thread.id),
        target: { channelId: thread.channelId },
        document: composeChat(thread, now()),
      }),
    );
    if (result.outcome === 'refused') await store.giveUp(thread, result.error);
    return turnAfter(result);
  }

  async function tellHistory(thread: FollowedThread, ts: string): Promise<'go on' | 'stop'> {
    const page = await pageHistory(orm, { phone: thread.phone }, { limit: entriesTold });
    const nothing = () => chatLine(say`Nothing was said before.`);
    return turnAfter(await reply(thread, ts, 'history', () => (page && composeHistory(page)) ?? nothing()));
  }

  async function tellMessages(thread: FollowedThread, ts: string): Promise<'go on' | 'stop'> {
    const messages = await store.nextMessages(thread.id);
    const last = messages.at(-1);
    if (!last) return 'go on';
    const result = await reply(thread, ts, `heard:${last.id}`, () => composeMessages(messages));
    if (!isOpen(result)) await store.settleMessages(thread.id, last.id);
    return turnAfter(result);
  }

  async function tellAct(thread: FollowedThread, ts: string, act: UntoldAct): Promise<'go on' | 'stop'> {
    const result = await reply(thread, ts, `act:${act.id}`, () => composeAct(act));
    if (!isOpen(result)) await store.settleAct(act.id);
    return turnAfter(result);
  }

  function jobsOf(thread: FollowedThread, acts: readonly UntoldAct[]): Job[] {
    const { id, channelId, openedAt, post, isHistoryTold, unheardSince } = thread;
    const job = (about: string, since: Date, run: Job['run']): Job => ({
      channelId,
      about: `${agentPostKey(id)} ${about}`,
      since,
      run,
    });
    if (!post) return thread.ended ? [] : [job('opens', openedAt, () => open(thread))];
    const { ts } = post;
    return [
      ...(isHistoryTold ? [] : [job('history', openedAt, () => tellHistory(thread, ts))]),
      ...(unheardSince ? [job('heard', unheardSince, () => tellMessages(thread, ts))] : []),
      ...acts.map((act) => job(act.kind, act.at, () => tellAct(thread, ts, act))),
    ];
  }

  /** The first message shows how the chat stands. */
  async function refresh(thread: FollowedThread): Promise<'go on' | 'stop'> {
    const { id, channelId, post, ended } = thread;
    if (!post) {
      if (ended) await store.settleThread(id);
      return 'go on';
    }
    const document = await inItsLanguage(thread, () => composeChat(thread, now()));
    const hash = documentHash(document);
    if (hash === post.shownHash) {
      if (ended) await store.settleThread(id);
      return 'go on';
    }
    const message = {
      key: agentPostKey(id),
      channelId,
      ...post,
      directBecause: null,
      told: null,
      hasLink: true,
    };
    return inItsLanguage(thread, () =>
      editLive(
        { message, changedAt: post.changedAt, document, hash, isLast: ended !== null },
        { store: live, sink, now },
      ),
    );
  }

  /** Somebody has to answer: those who can name a channel are told, once for each day. */
  async function tellHomeless(): Promise<readonly TickFailure[]> {
    if ((await store.countHomeless()) === 0) return [];
    const day = now().toISOString().slice(0, 10);
    return inTurns(
      [adminUsers],
      1,
      (admin) => `agents:homeless:${admin}`,
      async (admin) => {
        const result = await speakingIn(languages, admin, admin, () =>
          postOnce({
            key: `agents:homeless:${day}:${admin}`,
            target: { channelId: admin },
            document: chatLine(
              say`A customer waits for an agent, and no channel takes their chat. Invite the app to the channel of the agents and type /treble agents add there.`,
            ),
          }),
        );
        return turnAfter(result);
      },
    );
  }

  return {
    tick: singleTick('agents’ threads', async () => {
      const threads = await store.loadFollowed();
      const acts = groupsBy(await store.loadUntold(threads.map(({ id }) => id)), ({ threadId }) =>
        String(threadId),
      );
      const jobs = threads
        .flatMap((thread) => jobsOf(thread, acts.get(String(thread.id)) ?? []))
        .toSorted((one, other) => +one.since - +other.since);
      const notTold = await inTurns(
        groupsBy(jobs, ({ channelId }) => channelId).values(),
        atOnce,
        ({ about }) => about,
        ({ run }) => run(),
      );
      const notEdited = await inTurns([threads], 1, ({ id }) => agentPostKey(id), refresh);
      return [...notTold, ...notEdited, ...(await tellHomeless())];
    }),
  };
}
