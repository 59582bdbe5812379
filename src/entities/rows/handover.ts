import { defineEntity, p } from '@mikro-orm/core';

/** A chat that the flow gave to the agents; written in the transaction that makes the session an agent's. */
const HandoverSchema = defineEntity({
  name: 'Handover',
  tableName: 'handover',
  uniques: [{ name: 'handover_session', properties: ['sessionId'] }],
  indexes: [
    {
      name: 'handover_unopened',
      expression: `create index handover_unopened on handover (id) where opened_at is null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    sessionId: p.bigint('number'),
    phone: p.text(),
    lineId: p.text(),
    recipientId: p.bigint('number').nullable(),
    versionId: p.integer().nullable(),
    /** Which agents, as the flow names them; empty: any. */
    team: p.text(),
    /** What the flow tells the agents. */
    note: p.text(),
    variables: p.json<Readonly<Record<string, string>>>(),
    madeAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** Null: the agents have no thread for it yet. */
    openedAt: p.datetime().nullable(),
  },
});
export class Handover extends HandoverSchema.class {}
HandoverSchema.setClass(Handover);
