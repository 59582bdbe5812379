import type { MikroORM } from '@mikro-orm/postgresql';
import { closeIncident, openIncident } from '../../entities/database/incident-rows.ts';
import { type IncidentKind, incidentKinds } from '../../entities/incident-kind.ts';
import { forEachAlone, singleTick, type TickReport } from '../tick.ts';
import type { IncidentWatch } from './incident-kind-facts.ts';
import { createIncidentStore } from './incident-store.ts';
import { kindsOfIncidents } from './kinds.ts';

export interface IncidentWatchOptions {
  readonly orm: MikroORM;
  readonly now: () => Date;
}

/**
 * Looks, kind by kind, for troubles that nobody tells of: opens their incidents, keeps them up to date and closes those
 * that are over. Any number of processes may look side by side.
 */
export function createIncidentWatch({ orm, now }: IncidentWatchOptions): { tick(): Promise<TickReport> } {
  const store = createIncidentStore(orm);
  const nextLook = new Map<IncidentKind, number>();

  async function look(kind: IncidentKind, watch: IncidentWatch): Promise<void> {
    const startedAt = now();
    if (startedAt.getTime() < (nextLook.get(kind) ?? 0)) return;
    nextLook.set(kind, startedAt.getTime() + watch.everyMs);
    const open = new Set(
      (await store.loadOpen()).filter((one) => one.kind === kind).map(({ subject }) => subject),
    );
    const found = await watch.look(orm, startedAt, open);
    const troubled = new Set(found.map(({ subject }) => subject));
    for (const trouble of found) {
      await orm.em.fork().transactional((em) => openIncident(em, { ...trouble, kind }));
    }
    for (const subject of open) {
      if (troubled.has(subject)) continue;
      await orm.em.fork().transactional((em) => closeIncident(em, kind, subject));
    }
  }

  return {
    tick: singleTick('watching for incidents', () =>
      forEachAlone(
        incidentKinds,
        1,
        (kind) => `watching for ${kind}`,
        async (kind) => {
          const { watch } = kindsOfIncidents[kind];
          if (watch) await look(kind, watch);
        },
      ),
    ),
  };
}
