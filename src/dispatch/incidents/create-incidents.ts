import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway } from '../../gateways/gateway.ts';
import { resumeHeld } from '../holds/resume-held.ts';
import { unpauseTemplate } from '../templates/unpause-template.ts';
import { acknowledge, assign, snooze, solve } from './incident-care.ts';
import type { Incidents } from './incidents.ts';

export interface IncidentsOptions {
  readonly orm: MikroORM;
  readonly gateways: readonly Gateway[];
  /** Asks the provider how the templates stand. */
  readonly readTemplates: () => Promise<void>;
  /** There may be something new to send. */
  readonly nudge: () => void;
}

/** What people do about incidents, over one database. */
export function createIncidents({ orm, gateways, readTemplates, nudge }: IncidentsOptions): Incidents {
  const em = () => orm.em.fork();
  return {
    acknowledge: (id, by) => em().transactional((tx) => acknowledge(tx, id, by)),
    snooze: (id, by, until) => em().transactional((tx) => snooze(tx, id, by, until)),
    assign: (id, by, to) => em().transactional((tx) => assign(tx, id, by, to)),
    solve: (id, by) => em().transactional((tx) => solve(tx, id, by)),
    async resumeHeld(id, by) {
      const resumed = await resumeHeld(orm, id, by);
      nudge();
      return resumed;
    },
    async unpause(templateId, by) {
      const unpaused = await unpauseTemplate(orm, gateways, templateId, by);
      await readTemplates();
      nudge();
      return unpaused;
    },
  };
}
