import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { IncidentHold } from '../incident-holds.ts';

/** A deployment that an incident holds, or of which it made users fail. */
export interface AffectedDeployment {
  readonly id: number;
  readonly conversation: string;
  readonly channelId: string;
  /** It cannot send now. */
  readonly isHeld: boolean;
  /** Users for whom a call is still to be made. */
  readonly waiting: number;
  /** Users whom WhatsApp refused for this reason. */
  readonly refused: number;
}

/** A refusal belongs to the incident when its deployment was launched at most so long before it. */
const launchedBeforeMs = 3 * 86_400_000;

const isSubject: Readonly<Record<IncidentHold['of'], (subject: string) => RawBuilder<boolean>>> = {
  template: (id) => sql<boolean>`v.template_id = ${id}`,
  line: (id) => sql<boolean>`d.line_id = ${id}`,
  gateway: (name) => sql<boolean>`l.gateway = ${name}`,
};

/** Held ones first, those with most users waiting first. Test numbers are not counted. */
export async function loadAffected(
  em: EntityManager,
  { hold, of, refusals }: IncidentHold,
  { subject, openedAt }: { readonly subject: string; readonly openedAt: Date },
): Promise<readonly AffectedDeployment[]> {
  const since = new Date(openedAt.getTime() - launchedBeforeMs).toISOString();
  const isHeld = sql<boolean>`(d.phase in ('scheduled', 'sending')
    and exists (select from hold h where h.deployment_id = d.id and h.kind = ${hold}))`;
  const { rows } = await sql<AffectedDeployment>`
    select found.*, coalesce(counted.waiting, 0)::float8 as waiting, coalesce(counted.refused, 0)::float8 as refused
      from (select d.id, c.name as conversation, d.channel_id as "channelId", ${isHeld} as "isHeld"
              from deployment d
              join conversation_version v on v.id = d.version_id
              join conversation c on c.id = v.conversation_id
              join line l on l.id = d.line_id
             where d.kind = 'audience' and d.phase in ('scheduled', 'sending', 'sent', 'finished')
               and ${isSubject[of](subject)} and (d.launched_at > ${since}::timestamptz or ${isHeld})) found
      left join lateral (
        select sum(t.count) filter (where t.state = 'in_process' and t.cause in ('queued', 'retry')) as waiting,
               sum(t.count) filter (where t.state <> 'in_process' and t.cause = any(${[...refusals]}::text[])) as refused
          from tally t where t.deployment_id = found.id and not t.is_test) counted on true
     where found."isHeld" or counted.refused > 0
     order by "isHeld" desc, waiting desc, refused desc, id desc`.execute(em.getKysely());
  return rows;
}

export const sumOf = (affected: readonly AffectedDeployment[], count: 'waiting' | 'refused'): number =>
  affected.reduce((sum, one) => sum + one[count], 0);
