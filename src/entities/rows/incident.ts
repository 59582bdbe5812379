import { defineEntity, p } from '@mikro-orm/core';
import { incidentKinds } from '../incident-kind.ts';

/** One open problem; at most one open row per kind and subject. */
const IncidentSchema = defineEntity({
  name: 'Incident',
  tableName: 'incident',
  indexes: [
    {
      name: 'incident_open',
      expression: `create unique index incident_open on incident (kind, subject) where closed_at is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    kind: p.enum(incidentKinds),
    /** What it is about: a template's id, a line's id. */
    subject: p.text(),
    because: p.text(),
    openedAt: p.datetime().defaultRaw('now()'),
    closedAt: p.datetime().nullable(),
  },
});
export class Incident extends IncidentSchema.class {}
IncidentSchema.setClass(Incident);
