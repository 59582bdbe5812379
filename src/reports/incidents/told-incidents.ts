import type { MikroORM } from '@mikro-orm/postgresql';
import { type AffectedDeployment, loadAffected } from '../../entities/database/load-affected.ts';
import { incidentHolds } from '../../entities/incident-holds.ts';
import type { Language } from '../../entities/language/language.ts';
import { speaking, tongues } from '../../entities/language/say.ts';
import type { ToldIncident } from './incident-document.ts';
import { kindsOfIncidents } from './kinds.ts';
import type { StandingIncident } from './standing-incident.ts';

/** What one incident affects, and what it says of itself in each language that is asked for. */
export interface IncidentStory {
  readonly affected: readonly AffectedDeployment[];
  /** Undefined: what it is about does not exist any more. */
  find(language: Language): Promise<ToldIncident | undefined>;
  /** Rejects when what it is about does not exist any more. */
  in(language: Language): Promise<ToldIncident>;
}

export async function loadStory(
  orm: MikroORM,
  incident: StandingIncident,
  now: Date,
): Promise<IncidentStory> {
  const { describe, endedByPerson = false } = kindsOfIncidents[incident.kind];
  const hold = incidentHolds[incident.kind];
  const affected = hold ? await loadAffected(orm.em.fork(), hold, incident) : [];
  const known = new Map<Language, Promise<ToldIncident | undefined>>();

  async function tell(): Promise<ToldIncident | undefined> {
    const words = await describe(orm, incident, now);
    return (
      words && { incident, words, affected, holds: hold !== undefined, isEndedByPerson: endedByPerson, now }
    );
  }

  const find = (language: Language): Promise<ToldIncident | undefined> => {
    const told = known.get(language) ?? speaking(tongues[language], tell);
    known.set(language, told);
    return told;
  };

  return {
    affected,
    find,
    async in(language) {
      const told = await find(language);
      if (told) return told;
      const about = `${incident.kind} ${incident.subject}`;
      throw new Error(`Incident ${incident.id} is about ${about}, which does not exist.`);
    },
  };
}
