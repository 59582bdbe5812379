import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { loadRetryConditions } from '../entities/database/load-retry-conditions.ts';
import { loadStandingHolds } from '../entities/database/load-standing-holds.ts';
import { holdKinds } from '../entities/hold-kind.ts';
import { phaseNames } from '../entities/phase.ts';
import { retryableNow } from '../entities/retry-offer.ts';
import { announced, countCellsOf, countTestUsers } from './count-cells.ts';
import { loadApprovals } from './load-approvals.ts';
import type { Pace } from './pace-words.ts';
import type { DeploymentLine, ScheduleLine } from './reader.ts';
import { readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';

type HoldLine = DeploymentLine['holds'][number];

/** Freezing holds whatever may still be sending, without a row of its own for each. */
async function loadHolds(
  orm: MikroORM,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HoldLine[]>> {
  const holds = new Map<number, HoldLine[]>();
  const { rows } = await sql<SqlRow>`
    select deployment_id, kind, because, case when kind = 'paused_by_person' then created_by end as by,
           date_trunc('milliseconds', created_at) as created_at from hold
     where deployment_id = any(${[...deploymentIds]}::int[])
    union all
    select d.id, 'frozen', coalesce(i.frozen_because, 'No reason was given.'), null,
           date_trunc('milliseconds', i.frozen_at)
      from installation i join deployment d on d.phase in ('scheduled', 'sending')
     where i.frozen_at is not null and d.id = any(${[...deploymentIds]}::int[])
     order by deployment_id, created_at, kind`.execute(orm.em.fork().getKysely());
  for (const row of rows) {
    const id = readNumber(row, 'deployment_id');
    const by = readOptional(readText, row, 'by');
    const hold = {
      kind: readWord(row, 'kind', holdKinds),
      because: readText(row, 'because'),
      ...(by !== null && { by }),
      since: readTime(row, 'created_at'),
    };
    holds.set(id, [...(holds.get(id) ?? []), hold]);
  }
  return holds;
}

function readSchedule(row: SqlRow): ScheduleLine | undefined {
  const at = readOptional(readTime, row, 'scheduled_for');
  if (at === null || readText(row, 'phase') !== 'scheduled') return undefined;
  const missed = readOptional(readText, row, 'missed_because');
  return {
    at,
    zone: readText(row, 'schedule_zone'),
    by: readOptional(readText, row, 'scheduled_by'),
    ...(missed !== null && { missed }),
  };
}

function readPace(row: SqlRow): Pace {
  return {
    line: {
      configured: readNumber(row, 'line_rate'),
      loweredTo: readOptional(readNumber, row, 'lowered_to'),
      loweredAt: readOptional(readTime, row, 'lowered_at')?.getTime() ?? null,
    },
    restsUntil: readOptional(readTime, row, 'rests_until'),
    readAt: readTime(row, 'read_at'),
  };
}

/** Scheduled and launched deployments that `condition` on `d` (or on its version `v`) picks, newest first. */
export async function loadDeployments(
  orm: MikroORM,
  condition: RawBuilder<boolean>,
  limit: number,
  among: RawBuilder<boolean> = announced,
): Promise<readonly DeploymentLine[]> {
  const { rows } = await sql<SqlRow>`
    select d.id, c.name as conversation, v.number as version_number, t.id as template_id,
           t.name as template_name, d.phase, d.channel_id, d.audience_name, d.launched_by, d.launched_at,
           case d.phase when 'finished' then date_trunc('milliseconds', d.finished_at)
                        when 'cancelled' then date_trunc('milliseconds', d.cancelled_at) end as ended_at,
           (select max(nullif(m.permalink, '')) from post m
             where m.key in ('deployment:' || d.id, 'deployment:' || d.id || ':direct')) as link,
           d.scheduled_for, d.schedule_zone, d.scheduled_by, d.missed_because,
           d.messages_per_second as speed_limit, l.messages_per_second as line_rate, l.lowered_to, l.lowered_at,
           l.rests_until, clock_timestamp() as read_at,
           case when d.kind = 'test' then (select right(r.phone, 4) from recipient r where r.deployment_id = d.id limit 1) end as phone_end
      from deployment d
      join conversation_version v on v.id = d.version_id
      join conversation c on c.id = v.conversation_id
      join template t on t.id = v.template_id
      join line l on l.id = d.line_id
     where ${among} and ${condition}
     order by d.launched_at desc, d.id desc
     limit ${limit}`.execute(orm.em.fork().getKysely());
  if (rows.length === 0) return [];
  const ids = rows.map((row) => readNumber(row, 'id'));
  const [cells, testUsers, holds, standing, conditions, approvals] = await Promise.all([
    countCellsOf(orm, ids),
    countTestUsers(orm, sql<boolean>`d.id = any(${ids}::int[])`),
    loadHolds(orm, ids),
    loadStandingHolds(orm.em.fork(), ids),
    loadRetryConditions(orm.em.fork(), ids),
    loadApprovals(orm, ids),
  ]);
  return rows.map((row) => {
    const id = readNumber(row, 'id');
    const counted = cells.get(id) ?? [];
    const retrying = conditions.get(id);
    const schedule = readSchedule(row);
    const approval = approvals.get(id);
    const speed = readOptional(readNumber, row, 'speed_limit');
    const phoneEnd = readOptional(readText, row, 'phone_end');
    return {
      id,
      conversation: readText(row, 'conversation'),
      versionNumber: readNumber(row, 'version_number'),
      templateId: readText(row, 'template_id'),
      templateName: readText(row, 'template_name'),
      phase: readWord(row, 'phase', phaseNames),
      holds: [...(holds.get(id) ?? []), ...(standing.get(id) ?? [])],
      channelId: readText(row, 'channel_id'),
      audienceName: readText(row, 'audience_name'),
      launchedBy: readOptional(readText, row, 'launched_by'),
      launchedAt: readOptional(readTime, row, 'launched_at'),
      endedAt: readOptional(readTime, row, 'ended_at'),
      link: readOptional(readText, row, 'link'),
      cells: counted,
      testUsers: testUsers.get(id) ?? 0,
      retryable: retrying ? retryableNow(counted, retrying, retrying.ready) : 0,
      ...(schedule && { schedule }),
      ...(approval && { approval }),
      pace: readPace(row),
      ...(speed !== null && { messagesPerSecond: speed }),
      ...(phoneEnd !== null && { test: { phoneEnd } }),
    };
  });
}
