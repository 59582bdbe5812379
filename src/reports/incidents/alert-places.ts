import { groupsBy } from '../live-rounds.ts';
import type { HeldMessage } from './incident-store.ts';

/** Where the one alert of a channel belongs: in it, or in the thread of a deployment that is held. */
export interface AlertPlace {
  readonly placeId: string;
  /** Of a message whose language the alert shares. */
  readonly thread?: HeldMessage;
}

export interface AlertPlaces {
  readonly alerts: readonly AlertPlace[];
  /** Held deployments whose thread hears of it although the alert stands elsewhere. */
  readonly notes: readonly HeldMessage[];
}

/** With more held deployments in one channel, their threads stay quiet: their messages say it, and the alert lists them. */
const mostNotes = 20;

/** One alert per channel, however many of its deployments are held. `held` is newest first. */
export function alertPlaces(subscribed: readonly string[], held: readonly HeldMessage[]): AlertPlaces {
  const byChannel = groupsBy(held, ({ channelId }) => channelId);
  const channels = new Set(subscribed);
  const threads = [...byChannel].flatMap(([placeId, [newest]]) =>
    newest && !channels.has(placeId) ? [{ placeId, thread: newest }] : [],
  );
  const notes = [...byChannel].flatMap(([placeId, messages]) => {
    const others = channels.has(placeId) ? messages : messages.slice(1);
    return messages.length > mostNotes ? [] : others;
  });
  return { alerts: [...threads, ...subscribed.map((placeId) => ({ placeId }))], notes };
}
