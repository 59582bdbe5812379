import type { MikroORM } from '@mikro-orm/postgresql';
import { spokenLanguage } from '../../entities/language/say.ts';
import type { ToldIncident } from './incident-document.ts';
import { createIncidentStore } from './incident-store.ts';
import { kindsOfIncidents } from './kinds.ts';
import type { StandingIncident } from './standing-incident.ts';
import { loadStory } from './told-incidents.ts';

/** What screens ask of incidents; told in the language that is spoken. */
export interface IncidentReader {
  /** The gravest kinds first; among them the oldest first. */
  open(): Promise<readonly ToldIncident[]>;
  /** Open or over. Undefined: there is none, or what it was about is gone. */
  find(id: number): Promise<ToldIncident | undefined>;
}

const order = Object.keys(kindsOfIncidents);

export function createIncidentReader(orm: MikroORM, now: () => Date): IncidentReader {
  const store = createIncidentStore(orm);
  /** Undefined: what it was about is gone. */
  const tell = async (incident: StandingIncident): Promise<ToldIncident | undefined> => {
    const story = await loadStory(orm, incident, now());
    return story.find(spokenLanguage());
  };
  return {
    async open() {
      const incidents = (await store.loadOpen()).toSorted(
        (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.id - other.id,
      );
      const told = await Promise.all(incidents.map(tell));
      return told.filter((one) => one !== undefined);
    },
    async find(id) {
      const incident = await store.find(id);
      return incident && tell(incident);
    },
  };
}
