import { type RawBuilder, sql } from 'kysely';
import { deploymentStateNames } from '../entities/deployment-state.ts';
import { contentText, type MessageContent } from '../entities/message-content.ts';
import type { TemplateDefinition } from '../entities/template-definition.ts';
import { renderTexts, type VariableSource, valuesOf } from '../entities/variable-source.ts';
import type { HistoryEntry } from './history.ts';
import { readNumber, readOptional, readText, readTexts, readTime, readWord, type SqlRow } from './sql-row.ts';

/** These columns are JSON that only this product writes. */
export type HistoryRow = SqlRow & {
  readonly definition: TemplateDefinition;
  readonly sources: readonly VariableSource[];
  readonly content: MessageContent;
};

const about = sql`
  d.id as deployment_id, c.name as conversation, v.number as version_number, t.definition, v.variables as sources,
  r.variables, coalesce(l.display_phone, l.id) as line, l.gateway`;

const around = sql`
  join deployment d on d.id = r.deployment_id
  join conversation_version v on v.id = d.version_id
  join conversation c on c.id = v.conversation_id
  join template t on t.id = v.template_id`;

/** One kind of entries of some phones; `at` and `key` order them among the others. */
export interface HistorySource {
  readonly columns: RawBuilder<unknown>;
  readonly from: (phones: readonly string[]) => RawBuilder<unknown>;
  readonly at: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly read: (row: HistoryRow) => HistoryEntry;
}

const optional = <T>(read: (row: SqlRow, column: string) => T, row: SqlRow, column: string): T | undefined =>
  readOptional(read, row, column) ?? undefined;

function toPerson(row: HistoryRow) {
  const { definition, sources } = row;
  const values = valuesOf(definition, sources, readTexts(row, 'variables'));
  const { header, body } = renderTexts(definition, values);
  const media = definition.header && definition.header.kind !== 'text' ? `[${definition.header.kind}]` : '';
  return {
    at: readTime(row, 'at'),
    deploymentId: readNumber(row, 'deployment_id'),
    conversation: readText(row, 'conversation'),
    versionNumber: readNumber(row, 'version_number'),
    line: readText(row, 'line'),
    gateway: readText(row, 'gateway'),
    text: [media, header ?? '', body, definition.footer ?? ''].filter((part) => part !== '').join('\n'),
  };
}

const progressOf = (row: SqlRow) => ({
  outcome: optional(readText, row, 'outcome'),
  sentAt: optional(readTime, row, 'sent_at'),
  deliveredAt: optional(readTime, row, 'delivered_at'),
  readAt: optional(readTime, row, 'read_at'),
  failedAt: optional(readTime, row, 'failed_at'),
  failure: optional(readText, row, 'failure'),
  code: optional(readText, row, 'code'),
  detail: optional(readText, row, 'detail'),
});

const sent: HistorySource = {
  columns: sql`${about}, a.id as attempt_id, a.number, a.outcome, a.sent_at, a.delivered_at, a.read_at, a.failed_at, a.failure, a.code, a.detail`,
  from: (
    phones,
  ) => sql`recipient r ${around} join attempt a on a.recipient_id = r.id join line l on l.id = a.line_id
    where r.phone = any(${[...phones]}::text[])`,
  at: sql`a.started_at`,
  key: sql`'a' || a.id`,
  read: (row) => ({
    kind: 'sent',
    ...toPerson(row),
    attemptId: readNumber(row, 'attempt_id'),
    number: readNumber(row, 'number'),
    ...progressOf(row),
  }),
};

const unsent: HistorySource = {
  columns: sql`${about}, r.state, r.cause, r.detail`,
  from: (phones) => sql`recipient r ${around} join line l on l.id = d.line_id
    where r.phone = any(${[...phones]}::text[]) and d.launched_at is not null and d.phase <> 'draft' and d.kind <> 'inbound'
      and not exists (select from attempt a where a.recipient_id = r.id)`,
  at: sql`d.launched_at`,
  key: sql`'r' || r.id`,
  read: (row) => ({
    kind: 'unsent',
    ...toPerson(row),
    state: readWord(row, 'state', deploymentStateNames),
    cause: readText(row, 'cause'),
    detail: optional(readText, row, 'detail'),
  }),
};

const received: HistorySource = {
  columns: sql`coalesce(l.display_phone, i.line_id) as line, i.text,
    case when i.type = 'audio' and i.raw #>> '{audio,voice}' = 'true' then 'voice' else i.type end as type`,
  from: (phones) => sql`inbound i left join line l on l.id = i.line_id
    where i.phone = any(${[...phones]}::text[])`,
  // Told in whole seconds: within its second an answer stands where we received it, after what it answers.
  at: sql`greatest(i.at, least(i.received_at, i.at + interval '999 milliseconds'))`,
  key: sql`'i' || md5(i.provider_id)`,
  read: (row) => ({
    kind: 'received',
    at: readTime(row, 'at'),
    line: readText(row, 'line'),
    type: readText(row, 'type'),
    text: readText(row, 'text'),
  }),
};

/** The content is JSON that only this product writes. */
const chat: HistorySource = {
  columns: sql`coalesce(l.display_phone, m.line_id) as line, m.author, m.content, m.outcome, m.sent_at, m.delivered_at,
    m.read_at, m.failed_at, m.failure, m.code, m.detail`,
  from: (phones) => sql`session_message m left join line l on l.id = m.line_id
    where m.phone = any(${[...phones]}::text[])`,
  at: sql`m.made_at`,
  key: sql`'m' || m.id`,
  read: (row) => ({
    kind: 'chat',
    at: readTime(row, 'at'),
    line: readText(row, 'line'),
    author: optional(readText, row, 'author'),
    text: contentText(row.content),
    ...progressOf(row),
  }),
};

export const historySources: readonly HistorySource[] = [sent, unsent, received, chat];
