import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Phase } from '../entities/phase.ts';
import type { ChannelSink } from './channel-sink.ts';
import { composeDeploymentMessage } from './deployment-message.ts';
import { documentHash } from './document-hash.ts';
import { nextEdits } from './edit-pace.ts';
import { holdNote } from './hold-notes.ts';
import {
  createLiveStore,
  directPostKey,
  finalMark,
  type LiveMessage,
  livePostKey,
  type WatchedDeployment,
} from './live-store.ts';
import { loadDeployments } from './load-deployments.ts';
import { createPostOnce, type PostOnce } from './post-once.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportDocument, Words } from './report-document.ts';
import { forEachAlone, singleTick, type TickReport } from './tick.ts';

export interface LiveMessagesOptions {
  readonly orm: MikroORM;
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** How messages get posted; by default once per deployment through `sink`. */
  readonly postOnce?: PostOnce;
}

interface Change {
  readonly message: LiveMessage;
  readonly changedAt: Date;
  readonly document: ReportDocument;
  readonly hash: string;
}

const atOnce = 4;
const editLeaseMs = 60_000;
const editAgainMs = 5_000;
const refusedAgainMs = 60_000;
const minuteMs = 60_000;

const ended: ReadonlySet<Phase> = new Set(['finished', 'cancelled']);

/** The message is gone or closed; no later try can succeed. */
const lostMessages: ReadonlySet<string> = new Set([
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'cant_update_message',
  'edit_window_closed',
]);
const missingChannels: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

const directNote = (channelId: string, error: string): Words => [
  'You get this directly because it could not be posted in ',
  { channel: channelId },
  ...(missingChannels.has(error)
    ? [
        ': I am not a member there. To have the next one there, type ',
        { bold: '/invite @Treble' },
        ' in that channel.',
      ]
    : [` (${error}).`]),
];

const hashOf = (deployment: DeploymentLine, document: ReportDocument): string =>
  `${ended.has(deployment.phase) ? finalMark : ''}${documentHash(document)}`;

/** Keeps one message per launched deployment up to date. Any number of processes may tick side by side. */
export function createLiveMessages(options: LiveMessagesOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, now, postOnce = createPostOnce({ orm, sink, now }) } = options;
  const store = createLiveStore(orm);
  let noEditsBefore = new Date(0);

  async function post(deployment: DeploymentLine): Promise<void> {
    const { id, channelId, launchedBy } = deployment;
    const document = composeDeploymentMessage(deployment);
    const shownHash = hashOf(deployment, document);
    const result = await postOnce({ key: livePostKey(id), target: { channelId }, document, shownHash });
    if (result.outcome !== 'refused' || launchedBy === null) return;
    const direct = composeDeploymentMessage(deployment, [directNote(channelId, result.error)]);
    await postOnce({
      key: directPostKey(id),
      target: { channelId: launchedBy },
      document: direct,
      shownHash: hashOf(deployment, direct),
    });
  }

  function changeOf(deployment: DeploymentLine, message: LiveMessage): Change | undefined {
    const { directBecause } = message;
    const notes = directBecause === null ? [] : [directNote(deployment.channelId, directBecause)];
    const document = composeDeploymentMessage(deployment, notes);
    const hash = hashOf(deployment, document);
    return hash === message.shownHash ? undefined : { message, changedAt: message.changedAt, document, hash };
  }

  async function edit({ message, document, hash }: Change): Promise<void> {
    const startedAt = now();
    if (startedAt < noEditsBefore) return;
    const { key } = message;
    const leasedUntil = new Date(startedAt.getTime() + editLeaseMs);
    if (!(await store.leaseEdit(message, startedAt, leasedUntil))) return;
    const result = await sink.edit(message, document);
    const later = (ms: number) => new Date(now().getTime() + ms);
    if (result.outcome === 'posted') return store.settleEdit(key, hash, null, now());
    if (result.outcome === 'rate_limited') {
      noEditsBefore = later(result.retryAfterMs);
      return store.postponeEdit(key, null, noEditsBefore);
    }
    // An edit can be repeated without harm, so a lost answer is no reason to look.
    if (result.outcome === 'unknown') return store.postponeEdit(key, null, later(editAgainMs));
    if (lostMessages.has(result.error)) return store.settleEdit(key, hash, result.error, now());
    await store.postponeEdit(key, result.error, later(refusedAgainMs));
    throw new Error(`Slack refused to edit the message (${result.error}). ${result.because}`);
  }

  async function refresh(watched: readonly WatchedDeployment[]) {
    const ids = watched.map(({ id }) => id);
    const deployments = await loadDeployments(orm, sql<boolean>`d.id = any(${ids}::int[])`, ids.length);
    const messages = new Map(watched.map(({ id, message }) => [id, message]));
    const unposted = deployments.filter(({ id }) => messages.get(id) === undefined);
    const changing = deployments.flatMap((deployment) => {
      const message = messages.get(deployment.id);
      return (message && changeOf(deployment, message)) ?? [];
    });
    const notes = deployments.flatMap((deployment) => {
      const message = messages.get(deployment.id);
      return (message && holdNote(deployment, message)) ?? [];
    });
    const notPosted = [
      ...(await forEachAlone(unposted, atOnce, ({ id }) => livePostKey(id), post)),
      ...(await forEachAlone(
        notes,
        atOnce,
        ({ key }) => key,
        async (note) => void (await postOnce(note)),
      )),
    ];
    if (changing.length === 0) return notPosted;
    const edited = await store.countEditedSince(new Date(now().getTime() - minuteMs));
    const edits = nextEdits(changing, edited, now());
    const notEdited = await forEachAlone(edits, atOnce, ({ message }) => message.key, edit);
    return [...notPosted, ...notEdited];
  }

  return {
    tick: singleTick('live messages', async () => {
      const watched = await store.loadWatched(now());
      return watched.length === 0 ? [] : refresh(watched);
    }),
  };
}
