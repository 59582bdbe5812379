import { defineEntity, p } from '@mikro-orm/core';

/** A person whom a message of ours was sent to within 24 hours; each takes one place of the portfolio's daily limit. */
const ReachedUserSchema = defineEntity({
  name: 'ReachedUser',
  tableName: 'reached_user',
  indexes: [{ name: 'reached_user_at', properties: ['gateway', 'at'] }],
  properties: {
    gateway: p.text().primary(),
    phone: p.text().primary(),
    /** The only one that this person was sent to as: the place is free again when that fails. Null: there were others. */
    recipientId: p.bigint('number').nullable(),
    at: p.datetime(),
  },
});
export class ReachedUser extends ReachedUserSchema.class {}
ReachedUserSchema.setClass(ReachedUser);
