import { defineEntity, p } from '@mikro-orm/core';

/** How soon Slack takes the next call of background work, told to all replicas: one row per method, and per channel for posts. */
const SlackPaceSchema = defineEntity({
  name: 'SlackPace',
  tableName: 'slack_pace',
  properties: {
    /** `chat.update`, `chat.postMessage`, `chat.postMessage C024BE91L`. */
    key: p.text().primary(),
    /** When all calls so far are paid for; calls may run ahead of it by a short burst. */
    paidUntil: p.datetime(),
    /** Slack answered 429: no call before this. */
    closedUntil: p.datetime().nullable(),
  },
});
export class SlackPace extends SlackPaceSchema.class {}
SlackPaceSchema.setClass(SlackPace);
