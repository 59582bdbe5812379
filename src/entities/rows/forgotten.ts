import { defineEntity, p } from '@mikro-orm/core';

/**
 * Somebody who was erased, known by a keyed hash alone: webhooks that come late do not bring them back, and who was not to
 * be reached still is not.
 */
const ForgottenSchema = defineEntity({
  name: 'Forgotten',
  tableName: 'forgotten',
  properties: {
    /** `phone_mark` of a phone, or of `user:` and the provider's own id. */
    mark: p.text().primary(),
    at: p.datetime().defaultRaw('now()'),
    /** Whose word keeps us from reaching them; null: nobody's. */
    blockedBy: p.enum(['person', 'opt_out', 'provider']).nullable(),
    blockedUntil: p.datetime().nullable(),
    /** When that was said: what was said earlier and comes later changes nothing. */
    saidAt: p.datetime().defaultRaw('now()'),
  },
});
export class Forgotten extends ForgottenSchema.class {}
ForgottenSchema.setClass(Forgotten);
