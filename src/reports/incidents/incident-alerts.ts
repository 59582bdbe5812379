import type { MikroORM } from '@mikro-orm/postgresql';
import type { Language } from '../../entities/language/language.ts';
import { speaking, tongues } from '../../entities/language/say.ts';
import type { ChannelSink, ChannelTarget } from '../channel-sink.ts';
import { documentHash } from '../document-hash.ts';
import { editLive, type LiveEdit } from '../live-edits.ts';
import { groupsBy } from '../live-rounds.ts';
import { createLiveStore } from '../live-store.ts';
import { alwaysEnglish, type PlaceLanguages } from '../place-languages.ts';
import { createPostOnce, type PostOnce } from '../post-once.ts';
import type { ReportDocument } from '../report-document.ts';
import { editOrder } from '../slack-pace.ts';
import { forEachAlone, inTurns, singleTick, type TickFailure, type TickReport } from '../tick.ts';
import { type AlertPlace, alertPlaces } from './alert-places.ts';
import {
  type AlertPost,
  alertKey,
  heldNoteKey,
  isAlert,
  isSettled,
  isStanding,
  loadAlertPosts,
  noteKey,
  type StandingAlert,
} from './alert-posts.ts';
import { incidentDocument, type ToldIncident } from './incident-document.ts';
import { assignedNote, dueNotes, heldNote } from './incident-notes.ts';
import { createIncidentStore, type HeldMessage } from './incident-store.ts';
import { kindsOfIncidents } from './kinds.ts';
import type { StandingIncident } from './standing-incident.ts';
import { type IncidentStory, loadStory } from './told-incidents.ts';

export interface IncidentAlertsOptions {
  readonly orm: MikroORM;
  readonly sink: ChannelSink;
  readonly adminUsers: readonly string[];
  readonly now: () => Date;
  /** By default everybody is told in English. */
  readonly languages?: PlaceLanguages;
  /** How alerts get posted; by default once per place through `sink`. */
  readonly postOnce?: PostOnce;
}

/** A message that must exist once. */
interface Wish {
  readonly key: string;
  readonly target: ChannelTarget;
  /** Left out: the language of the place. */
  readonly language?: Language;
  readonly compose: (told: ToldIncident) => ReportDocument;
}

/** Everything about one incident in one tick. */
interface Scene {
  readonly incident: StandingIncident;
  readonly story: IncidentStory;
  readonly posts: ReadonlyMap<string, AlertPost>;
}

const atOnce = 4;

/**
 * Keeps one message per open incident and channel up to date, and tells each of its moments once in the thread under it.
 * Any number of processes may tick side by side.
 */
export function createIncidentAlerts(options: IncidentAlertsOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, adminUsers, now, languages = alwaysEnglish } = options;
  const { postOnce = createPostOnce({ orm, sink, now }) } = options;
  const incidents = createIncidentStore(orm);
  const edits = createLiveStore(orm);

  /** Posts what is not posted yet, in the language of its place; answers whether every place refuses. */
  async function post(
    { story, posts }: Scene,
    wishes: readonly Wish[],
    failures: TickFailure[],
  ): Promise<boolean> {
    const refused = new Set(
      wishes.map(({ key }) => key).filter((key) => posts.get(key)?.status === 'refused'),
    );
    const open = wishes.filter(({ key }) => !isSettled(posts.get(key)));
    const byChannel = groupsBy(open, ({ target }) => target.channelId).values();
    const failed = await inTurns(
      byChannel,
      atOnce,
      ({ key }) => key,
      async ({ key, target, compose, ...wish }) => {
        const { channelId } = target;
        const language =
          posts.get(key)?.language ?? wish.language ?? (await languages.of(channelId, channelId));
        const told = await story.in(language);
        return speaking(tongues[language], async () => {
          const document = compose(told);
          const result = await postOnce({ key, target, document });
          if (result.outcome === 'refused') refused.add(key);
          return result.outcome === 'pending' && result.isLimited ? 'stop' : 'go on';
        });
      },
    );
    failures.push(...failed);
    return wishes.every(({ key }) => refused.has(key));
  }

  const alertIn = ({ incident }: Scene, { placeId, thread }: AlertPlace): Wish => ({
    key: alertKey(incident.id, placeId),
    target: { channelId: placeId, ...(thread && { threadTs: thread.ts }) },
    ...(thread && { language: thread.language }),
    compose: incidentDocument,
  });

  function noteIn({ incident, story }: Scene, message: HeldMessage): Wish[] {
    const { deploymentId, channelId, ts, language } = message;
    const deployment = story.affected.find(({ id }) => id === deploymentId);
    if (!deployment) return [];
    return [
      {
        key: heldNoteKey(incident.id, deploymentId),
        target: { channelId, threadTs: ts },
        language,
        compose: (told) => heldNote(told, deployment),
      },
    ];
  }

  async function announce(scene: Scene, subscribed: readonly string[], failures: TickFailure[]) {
    const { incident, story } = scene;
    const channels = kindsOfIncidents[incident.kind].audience === 'channels' ? subscribed : [];
    const heldIds = story.affected.filter(({ isHeld }) => isHeld).map(({ id }) => id);
    const places = alertPlaces(channels, await incidents.liveMessagesOf(heldIds));
    const isThread = ({ thread }: AlertPlace) => thread !== undefined;
    const place = (one: AlertPlace) => alertIn(scene, one);
    await post(scene, places.alerts.filter(isThread).map(place), failures);
    const heads = places.alerts.filter((one) => !isThread(one)).map(place);
    // True as well when nobody subscribed: somebody must hear of it.
    const isUnheard = await post(scene, heads, failures);
    if (isUnheard) {
      const people = adminUsers.map((placeId) => alertIn(scene, { placeId }));
      await post(scene, people, failures);
    }
    const notes = places.notes.flatMap((message) => noteIn(scene, message));
    await post(scene, notes, failures);
  }

  const alertsOf = ({ posts }: Scene): readonly StandingAlert[] =>
    [...posts.values()].filter(isStanding).filter(isAlert);

  /** It ended while nobody knew whether Slack had taken an alert: one that stands must not stay as it was posted. */
  async function settleAlerts(scene: Scene, failures: TickFailure[]): Promise<void> {
    const wishes = [...scene.posts.values()]
      .filter((post) => isAlert(post) && post.error !== 'rate_limited')
      .map(
        ({ key, channelId, threadTs, language }): Wish => ({
          key,
          target: { channelId, ...(threadTs !== null && { threadTs }) },
          language,
          compose: incidentDocument,
        }),
      );
    await post(scene, wishes, failures);
  }

  /** What happened since the alert was posted, in the thread under it, and directly to whom it was given. */
  async function tellMoments(scene: Scene, failures: TickFailure[]): Promise<void> {
    const { incident, story } = scene;
    const wishes: Wish[] = [];
    for (const alert of alertsOf(scene)) {
      const { key, channelId, threadTs, ts, attemptedAt, language } = alert;
      const told = await story.in(language);
      const notes = speaking(tongues[language], () => dueNotes(told, attemptedAt));
      for (const { word, document } of notes) {
        const target = { channelId, threadTs: threadTs ?? ts };
        wishes.push({ key: noteKey(key, word), target, language, compose: () => document });
      }
    }
    const assigned = assignedNote(await story.in('en'));
    if (assigned && incident.assigned && incident.closedAt === null) {
      wishes.push({
        key: `incident:${incident.id}:${assigned.word}:${incident.assigned.to}`,
        target: { channelId: incident.assigned.to },
        compose: (told) => assignedNote(told)?.document ?? assigned.document,
      });
    }
    await post(scene, wishes, failures);
  }

  async function editsOf(scene: Scene): Promise<LiveEdit<StandingAlert>[]> {
    const wanted: LiveEdit<StandingAlert>[] = [];
    for (const message of alertsOf(scene)) {
      const told = await scene.story.in(message.language);
      const document = speaking(tongues[message.language], () => incidentDocument(told));
      const hash = documentHash(document);
      if (hash === message.shownHash) continue;
      wanted.push({
        message,
        changedAt: message.changedAt,
        document,
        hash,
        isLast: scene.incident.closedAt !== null,
      });
    }
    return wanted;
  }

  async function look(
    incident: StandingIncident,
    subscribed: readonly string[],
    wanted: LiveEdit<StandingAlert>[],
    failures: TickFailure[],
  ): Promise<void> {
    const load = async (): Promise<Scene> => ({
      incident,
      story: await loadStory(orm, incident, now()),
      posts: await loadAlertPosts(orm, incident.id),
    });
    const scene = await load();
    await scene.story.in('en');
    // One that was over before anybody was told is told to nobody.
    if (incident.closedAt === null) await announce(scene, subscribed, failures);
    else await settleAlerts(scene, failures);
    await tellMoments(scene, failures);
    wanted.push(...(await editsOf(scene)));
  }

  return {
    tick: singleTick('incident alerts', async () => {
      const watched = await incidents.loadWatched(now());
      if (watched.length === 0) return [];
      const subscribed = await incidents.subscribedChannels();
      const failures: TickFailure[] = [];
      const wanted: LiveEdit<StandingAlert>[] = [];
      const failed = await forEachAlone(
        watched,
        1,
        ({ id }) => `incident:${id}`,
        (incident) => look(incident, subscribed, wanted, failures),
      );
      const notEdited = await inTurns(
        [editOrder(wanted, now())],
        1,
        ({ message }) => message.key,
        (edit) => speaking(tongues[edit.message.language], () => editLive(edit, { store: edits, sink, now })),
      );
      return [...failures, ...failed, ...notEdited];
    }),
  };
}
