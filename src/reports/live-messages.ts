import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { speaking, tongues } from '../entities/language/say.ts';
import type { Phase } from '../entities/phase.ts';
import type { ChannelSink } from './channel-sink.ts';
import { followed } from './count-cells.ts';
import { composeDeploymentMessage } from './deployment-message.ts';
import { directNote } from './direct-note.ts';
import { documentHash } from './document-hash.ts';
import { editLive, type LiveEdit } from './live-edits.ts';
import { createRounds, firstOfEach, groupsBy } from './live-rounds.ts';
import {
  createLiveStore,
  directPostKey,
  finalMark,
  type LiveMessage,
  livePostKey,
  type WatchedDeployment,
} from './live-store.ts';
import { loadDeployments } from './load-deployments.ts';
import { alwaysEnglish, type PlaceLanguages, speakingIn } from './place-languages.ts';
import { createPostOnce, type PostOnce, type PostOutcome } from './post-once.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportDocument } from './report-document.ts';
import { editOrder } from './slack-pace.ts';
import { type Moment, nextMoment } from './thread-moments.ts';
import { forEachAlone, inTurns, singleTick, type TickFailure, type TickReport } from './tick.ts';

export interface LiveMessagesOptions {
  readonly orm: MikroORM;
  /** Paced, so that all replicas together stay within Slack's limits. */
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** By default everybody is told in English. */
  readonly languages?: PlaceLanguages;
  /** How messages get posted; by default once per deployment through `sink`. */
  readonly postOnce?: PostOnce;
}

interface Told {
  readonly message: LiveMessage;
  readonly deployment: DeploymentLine;
  readonly moment: Moment;
}

const atOnce = 4;
/** So many are looked at in one tick; with more of them, each waits for its turn. */
const lookedAt = 200;
/** So many new messages of one channel are tried in one tick; its pace ends them sooner. */
const newPerChannel = 10;
const linksPerTick = 2;

const ended: ReadonlySet<Phase> = new Set(['finished', 'cancelled']);

const hashOf = (deployment: DeploymentLine, document: ReportDocument): string =>
  `${ended.has(deployment.phase) ? finalMark : ''}${documentHash(document)}`;

const inLanguageOf = <Result>({ language }: LiveMessage, act: () => Result): Result =>
  speaking(tongues[language], act);

function editOf(deployment: DeploymentLine, message: LiveMessage): LiveEdit | undefined {
  const { directBecause, changedAt } = message;
  const document = inLanguageOf(message, () =>
    composeDeploymentMessage(
      deployment,
      directBecause === null ? [] : [directNote(deployment.channelId, directBecause)],
    ),
  );
  const hash = hashOf(deployment, document);
  if (hash === message.shownHash) return undefined;
  return { message, changedAt, document, hash, isLast: hash.startsWith(finalMark) };
}

/**
 * Keeps one message per launched deployment up to date, and tells the important moments once each in its thread. Any
 * number of processes may tick side by side.
 */
export function createLiveMessages(options: LiveMessagesOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, now, languages = alwaysEnglish } = options;
  const { postOnce = createPostOnce({ orm, sink, now }) } = options;
  const store = createLiveStore(orm);
  const nextSlice = createRounds(lookedAt);

  async function load(ids: readonly number[]): Promise<readonly DeploymentLine[]> {
    if (ids.length === 0) return [];
    const lines = await loadDeployments(
      orm,
      sql<boolean>`d.id = any(${[...ids]}::int[])`,
      ids.length,
      followed,
    );
    return lines.toSorted((one, other) => one.id - other.id);
  }

  async function post(deployment: DeploymentLine): Promise<'go on' | 'stop'> {
    const { id, channelId } = deployment;
    const launchedBy = deployment.launchedBy ?? deployment.schedule?.by ?? null;
    // A test is a matter of its sender alone.
    const place = deployment.test ? (launchedBy ?? channelId) : channelId;
    const postIn = (key: string, channelId: string, compose: () => ReportDocument): Promise<PostOutcome> =>
      speakingIn(languages, channelId, launchedBy, () => {
        const document = compose();
        return postOnce({ key, target: { channelId }, document, shownHash: hashOf(deployment, document) });
      });
    const result = await postIn(livePostKey(id), place, () => composeDeploymentMessage(deployment));
    if (result.outcome === 'pending' && result.isLimited) return 'stop';
    if (result.outcome !== 'refused' || launchedBy === null || place === launchedBy) return 'go on';
    const { error } = result;
    await postIn(directPostKey(id), launchedBy, () =>
      composeDeploymentMessage(deployment, [directNote(channelId, error)]),
    );
    return 'go on';
  }

  async function postNew(unposted: readonly WatchedDeployment[]): Promise<readonly TickFailure[]> {
    const first = firstOfEach(unposted, newPerChannel, ({ channelId }) => channelId);
    const lines = await load(first.map(({ id }) => id));
    const channels = groupsBy(lines, ({ channelId }) => channelId).values();
    return inTurns(channels, atOnce, ({ id }) => livePostKey(id), post);
  }

  async function tell({ deployment, message, moment }: Told): Promise<'go on' | 'stop'> {
    const { word, document, to } = moment;
    if (document) {
      const { channelId, ts } = message;
      const target = to === undefined ? { channelId, threadTs: ts } : { channelId: to };
      const key = `deployment:${deployment.id}:${word}`;
      const result = await postOnce({ key, target, document });
      if (result.outcome === 'pending') return result.isLimited ? 'stop' : 'go on';
    }
    await store.settleTold(message, word);
    return 'go on';
  }

  async function link({ key, channelId, ts }: LiveMessage): Promise<void> {
    await store.settleLink(key, (await sink.link({ channelId, ts })) ?? '');
  }

  async function follow(posted: readonly WatchedDeployment[]): Promise<readonly TickFailure[]> {
    const messages = new Map(nextSlice(posted).map(({ id, message }) => [id, message]));
    const lines = await load([...messages.keys()]);
    const shown = lines.flatMap((deployment) => {
      const message = messages.get(deployment.id);
      return message ? [{ deployment, message }] : [];
    });
    const edits = shown.flatMap(({ deployment, message }) => editOf(deployment, message) ?? []);
    const notEdited = await inTurns(
      [editOrder(edits, now())],
      1,
      ({ message }) => message.key,
      (edit) => inLanguageOf(edit.message, () => editLive(edit, { store, sink, now })),
    );
    const toTell = shown.flatMap(({ deployment, message }): Told[] => {
      const moment = inLanguageOf(message, () => nextMoment(deployment, message.told));
      return moment ? [{ deployment, message, moment }] : [];
    });
    const channels = groupsBy(toTell, ({ message }) => message.channelId).values();
    const notTold = await inTurns(
      channels,
      atOnce,
      ({ message }) => `${message.key} in its thread`,
      (told) => inLanguageOf(told.message, () => tell(told)),
    );
    const unlinked = shown.map(({ message }) => message).filter(({ hasLink }) => !hasLink);
    const notLinked = await forEachAlone(unlinked.slice(0, linksPerTick), 1, ({ key }) => key, link);
    return [...notEdited, ...notTold, ...notLinked];
  }

  return {
    tick: singleTick('live messages', async () => {
      const watched = await store.loadWatched(now());
      const unposted = watched.filter(({ message }) => message === undefined);
      const posted = watched.filter(({ message }) => message !== undefined);
      return [...(await postNew(unposted)), ...(await follow(posted))];
    }),
  };
}
