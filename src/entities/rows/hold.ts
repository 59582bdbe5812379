import { defineEntity, p } from '@mikro-orm/core';
import { holdKinds } from '../hold-kind.ts';
import { Deployment } from './deployment.ts';

/** Why a deployment is not sending now. Any row stops it; several can stand at once. */
const HoldSchema = defineEntity({
  name: 'Hold',
  tableName: 'hold',
  properties: {
    deployment: () => p.manyToOne(Deployment).primary(),
    kind: p.enum(holdKinds).primary(),
    /** For people: what happened. */
    because: p.text(),
    createdBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class Hold extends HoldSchema.class {}
HoldSchema.setClass(Hold);
