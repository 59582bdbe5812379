import { defineEntity, p } from '@mikro-orm/core';
import type { IncidentKind } from '../incident-kind.ts';

/** One problem; at most one open row per kind and subject. One that comes back soon opens its row again. */
const IncidentSchema = defineEntity({
  name: 'Incident',
  tableName: 'incident',
  indexes: [
    {
      name: 'incident_open',
      expression: `create unique index incident_open on incident (kind, subject) where closed_at is null`,
    },
    { name: 'incident_closed', properties: ['closedAt'] },
  ],
  properties: {
    id: p.integer().primary(),
    /** One of `incidentKinds`; unchecked here, so that a new kind needs no migration. */
    kind: p.text().$type<IncidentKind>(),
    /** What it is about: a template's id, a line's id. */
    subject: p.text(),
    because: p.text(),
    /** Numbers and words of its kind, as they were when it last changed. */
    facts: p.json<Readonly<Record<string, unknown>>>().defaultRaw(`'{}'`),
    /** How bad it is, in a word of its kind; another word is a change that people are told of. */
    step: p.text().default(''),
    openedAt: p.datetime().defaultRaw('now()'),
    /** When it last came back, or its step changed. */
    changedAt: p.datetime().defaultRaw('now()'),
    reopenedAt: p.datetime().nullable(),
    openings: p.integer().default(1),
    closedAt: p.datetime().nullable(),
    acknowledgedBy: p.text().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    assignedTo: p.text().nullable(),
    assignedBy: p.text().nullable(),
    assignedAt: p.datetime().nullable(),
    snoozedBy: p.text().nullable(),
    snoozedAt: p.datetime().nullable(),
    /** Null while `snoozedAt` is set: until it changes. */
    snoozedUntil: p.datetime().nullable(),
  },
});
export class Incident extends IncidentSchema.class {}
IncidentSchema.setClass(Incident);
