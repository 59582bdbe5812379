import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';
import { stopLine } from '../holds/line-stop.ts';
import { database, jsonText, moment } from '../sql-rows.ts';
import { templateStatusChanged } from '../templates/template-status.ts';
import type { Facts, Failure } from './facts.ts';

/** What was heard of an attempt; only failures have consequences. */
export interface HeardFacts {
  readonly attemptId: number;
  readonly facts: Facts;
}

/** Whose doing it is that this person is not reached again by marketing (error codes 131050, 130403). */
const suppressing: Partial<Record<FailureClass, 'opt_out' | 'provider'>> = {
  opted_out: 'opt_out',
  opted_out_in_flow: 'opt_out',
  blocked_by_business: 'provider',
};

/** The template's status that a refusal proves. */
const templateStatusOf: Partial<Record<FailureClass, string>> = {
  template_paused: 'PAUSED',
  template_disabled: 'DISABLED',
};

const hasConsequence = ({ failure }: Failure): boolean =>
  failureClasses[failure].stops !== 'nothing' || suppressing[failure] !== undefined;

interface AffectedRow {
  attemptId: number;
  lineId: string;
  templateId: string;
  templateStatus: string;
  phone: string | null;
}

/** Whom and what a failure concerns. */
interface Affected extends AffectedRow {
  readonly failure: Failure;
}

async function loadAffected(
  em: EntityManager,
  failures: ReadonlyMap<number, Failure>,
): Promise<readonly Affected[]> {
  const { rows } = await sql<AffectedRow>`
    select a.id::float8 as "attemptId", a.line_id as "lineId", t.id as "templateId", t.status as "templateStatus", r.phone
      from attempt a join recipient r on r.id = a.recipient_id join deployment d on d.id = r.deployment_id
      join conversation_version v on v.id = d.version_id join template t on t.id = v.template_id
     where a.id = any(${[...failures.keys()]}::bigint[]) order by a.id`.execute(database(em));
  return rows.flatMap((row) => {
    const failure = failures.get(row.attemptId);
    return failure ? [{ ...row, failure }] : [];
  });
}

/** The first failure of each subject, in order of subjects. */
function bySubject(affected: readonly Affected[], subjectOf: (one: Affected) => string): readonly Affected[] {
  const first = new Map<string, Affected>();
  for (const one of affected) {
    const subject = subjectOf(one);
    if (!first.has(subject)) first.set(subject, one);
  }
  return [...first].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}

async function stopTemplates(em: EntityManager, affected: readonly Affected[]): Promise<void> {
  const stopped = affected.filter(
    ({ failure, templateStatus }) =>
      failureClasses[failure.failure].stops === 'template' && templateStatus === 'APPROVED',
  );
  for (const { templateId, failure } of bySubject(stopped, (one) => one.templateId)) {
    const status = templateStatusOf[failure.failure] ?? 'MISSING';
    const because = failureClasses[failure.failure].says;
    await templateStatusChanged(em, { templateId, status, because, heard: 'refusal' });
  }
}

/** Locks every line of these calls first: a trouble of the account is told once for all of them. */
async function stopLines(
  em: EntityManager,
  affected: readonly Affected[],
  attemptIds: readonly number[],
): Promise<void> {
  const stopped = affected.filter(({ failure }) => failureClasses[failure.failure].stops === 'line');
  if (stopped.length === 0) return;
  await sql`
    select 1 from line where id in (select line_id from attempt where id = any(${[...attemptIds]}::bigint[]))
     order by id for no key update`.execute(database(em));
  for (const { lineId, failure } of bySubject(stopped, (one) => one.lineId)) {
    await stopLine(em, lineId, failure);
  }
}

/** Whoever took it back since that moment, or was let in again, is not kept away by what is heard late. */
async function leaveAlone(em: EntityManager, affected: readonly Affected[]): Promise<void> {
  const told = affected.flatMap(({ phone, failure: { failure, at } }) => {
    const source = suppressing[failure];
    return phone === null || source === undefined
      ? []
      : [{ phone, source, says: failureClasses[failure].says, at }];
  });
  if (told.length === 0) return;
  await sql`
    insert into exclusion as e (phone, source, because, created_at)
    select distinct on (v.phone, v.source) v.phone, v.source, v.says, least(now(), ${moment('v.at')})
      from json_to_recordset(${jsonText(told)}::json) as v(phone text, source text, says text, at float8)
     order by v.phone, v.source, v.at desc
        on conflict (phone, source) do update set created_at = excluded.created_at, expires_at = null
     where e.created_at < excluded.created_at`.execute(database(em));
}

/**
 * What failures mean beyond their recipient: a template or a line stops, a person is not reached again. In the
 * transaction that stores the failures, so that no replica starts another such send after it. Templates come before lines
 * and lines before people, each kind in one order, so that writers wait for each other and never in a circle.
 */
export async function applyConsequences(em: EntityManager, heard: readonly HeardFacts[]): Promise<void> {
  const failures = new Map(
    heard.flatMap(({ attemptId, facts: { failure } }) =>
      failure && hasConsequence(failure) ? [[attemptId, failure]] : [],
    ),
  );
  if (failures.size === 0) return;
  const affected = await loadAffected(em, failures);
  await stopTemplates(em, affected);
  await stopLines(
    em,
    affected,
    heard.map(({ attemptId }) => attemptId),
  );
  await leaveAlone(em, affected);
}
