import { defineEntity, p } from '@mikro-orm/core';

/** A file of a line, as Slack describes it. */
export interface LineFile {
  readonly name: string;
  readonly mimetype: string;
  readonly size: number;
  readonly url: string;
}

/**
 * Something written in an agents' thread, kept before Slack's event is answered, so that a repeated event changes nothing.
 * A line that turns out to be private is taken away again.
 */
const AgentLineSchema = defineEntity({
  name: 'AgentLine',
  tableName: 'agent_line',
  uniques: [{ name: 'agent_line_secret', properties: ['secret'] }],
  indexes: [
    {
      name: 'agent_line_waiting',
      expression: `create index agent_line_waiting on agent_line (thread_id, ts) where handled_at is null`,
    },
    {
      name: 'agent_line_open',
      expression: `create index agent_line_open on agent_line (handled_at) where handled_at is not null and settled_at is null`,
    },
    { name: 'agent_line_thread', properties: ['threadId', 'ts'] },
  ],
  properties: {
    channelId: p.text().primary(),
    /** Slack's time stamp: the message's name in its channel, and its place among the others. */
    ts: p.text().primary(),
    threadId: p.bigint('number'),
    author: p.text(),
    text: p.text(),
    /** The part of its files' address that nobody can guess. */
    secret: p.uuid().defaultRaw('gen_random_uuid()'),
    files: p.json<readonly LineFile[]>(),
    arrivedAt: p.datetime().defaultRaw('clock_timestamp()'),
    handledAt: p.datetime().nullable(),
    /** The rows of `session_message` that it became; null: none. */
    messageIds: p.json<readonly number[]>().nullable(),
    /** Its fate is known, and told where it did not arrive. */
    settledAt: p.datetime().nullable(),
  },
});
export class AgentLine extends AgentLineSchema.class {}
AgentLineSchema.setClass(AgentLine);
