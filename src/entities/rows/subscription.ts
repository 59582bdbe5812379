import { defineEntity, p } from '@mikro-orm/core';
import { languages } from '../language/language.ts';
import { missedChoices, onlyIfs, otherwises } from '../subscription-choice.ts';

/** This channel wants this report, at this time, in this zone. */
const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  checks: [
    { name: 'subscription_days', expression: `days ~ '^[1-7]{1,7}$'` },
    { name: 'subscription_failures', expression: `(only_if = 'failures') = (failed_above is not null)` },
    { name: 'subscription_percent', expression: `failed_above >= 0 and failed_above <= 100` },
  ],
  indexes: [
    {
      name: 'subscription_once',
      expression: `create unique index subscription_once on subscription (channel_id, report) where ended_at is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    report: p.text(),
    channelId: p.text(),
    /** Wall time `HH:MM` in `zone`. */
    at: p.text(),
    /** IANA name. */
    zone: p.text(),
    /** ISO weekdays such as `12345`. */
    days: p.text().default('1234567'),
    /** Ids; null: all of them. */
    conversations: p.json<readonly number[]>().nullable(),
    onlyIf: p.enum(onlyIfs).default('news'),
    /** Percent of the users. */
    failedAbove: p.integer().nullable(),
    otherwise: p.enum(otherwises).default('line'),
    missed: p.enum(missedChoices).default('catch_up'),
    /** Null: the channel's own. */
    language: p.enum(languages).nullable(),
    /** Who is told when it cannot be posted. */
    owner: p.text(),
    pausedAt: p.datetime().nullable(),
    pausedBy: p.text().nullable(),
    snoozedUntil: p.datetime().nullable(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Only times after this come due: when it was subscribed, or when its days, time or zone changed last. */
    scheduledAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
    endedBy: p.text().nullable(),
  },
});
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
