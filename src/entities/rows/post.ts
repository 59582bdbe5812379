import { defineEntity, p } from '@mikro-orm/core';

/**
 * One Slack message that must exist at most once: a digest's slot, a deployment's live message, an incident in a channel.
 * The row is committed before Slack is called; an unknown outcome is settled by looking in the channel for `key`.
 */
const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  checks: [{ name: 'post_has_ts', expression: `status <> 'posted' or ts is not null` }],
  indexes: [
    { name: 'post_message', properties: ['channelId', 'ts'] },
    {
      name: 'post_incident',
      expression: `create index post_incident on post (key text_pattern_ops) where key like 'incident:%'`,
    },
  ],
  properties: {
    /** Such as `slot:3:2026-03-04T09:00[America/Bogota]`, `deployment:104`, `incident:7:C024BE91L`. */
    key: p.text().primary(),
    channelId: p.text(),
    threadTs: p.text().nullable(),
    status: p.enum(['posting', 'posted', 'refused']).default('posting'),
    ts: p.text().nullable(),
    /** Slack's error word when it refused. */
    error: p.text().nullable(),
    attemptedAt: p.datetime(),
    /** Hash of what the message shows now; an equal hash needs no edit. */
    shownHash: p.text().nullable(),
    editedAt: p.datetime().nullable(),
    leasedUntil: p.datetime().nullable(),
    /** Slack's address of the message, once it was asked for. */
    permalink: p.text().nullable(),
    /** Of a live message: what its thread was told last about how the deployment stands. */
    told: p.text().nullable(),
    /** In which it is said, and stays, whatever becomes of the place's own; null: English. */
    language: p.text().nullable(),
  },
});
export class Post extends PostSchema.class {}
PostSchema.setClass(Post);
