import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';
import { stopLine } from '../holds/line-stop.ts';
import { database } from '../sql-rows.ts';
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
  phone: string;
}

/**
 * What failures mean beyond their recipient: a template or a line stops, a person is not reached again. In the
 * transaction that stores the failures, so that no replica starts another such send after it.
 */
export async function applyConsequences(em: EntityManager, heard: readonly HeardFacts[]): Promise<void> {
  const byAttempt = new Map(
    heard.flatMap(({ attemptId, facts: { failure } }) =>
      failure && hasConsequence(failure) ? [[attemptId, failure]] : [],
    ),
  );
  if (byAttempt.size === 0) return;
  const { rows } = await sql<AffectedRow>`
    select a.id::float8 as "attemptId", a.line_id as "lineId", t.id as "templateId", t.status as "templateStatus", r.phone
      from attempt a join recipient r on r.id = a.recipient_id join deployment d on d.id = r.deployment_id
      join conversation_version v on v.id = d.version_id join template t on t.id = v.template_id
     where a.id = any(${[...byAttempt.keys()]}::bigint[]) order by a.id`.execute(database(em));
  const done = new Set<string>();
  const once = async (key: string, act: () => Promise<unknown>) => {
    if (done.has(key)) return;
    done.add(key);
    await act();
  };
  for (const { attemptId, lineId, templateId, templateStatus, phone } of rows) {
    const failure = byAttempt.get(attemptId);
    if (!failure) continue;
    const { stops, says } = failureClasses[failure.failure];
    const status = templateStatusOf[failure.failure] ?? 'MISSING';
    if (stops === 'template' && templateStatus === 'APPROVED') {
      await once(`template ${templateId}`, () =>
        templateStatusChanged(em, { templateId, status, because: says, heard: 'refusal' }),
      );
    }
    if (stops === 'line') await once(`line ${lineId}`, () => stopLine(em, lineId, failure));
    const source = suppressing[failure.failure];
    if (source) {
      await once(`${source} ${phone}`, () =>
        sql`
          insert into exclusion (phone, source, because) values (${phone}, ${source}, ${says})
              on conflict (phone, source) do update set created_at = now(), expires_at = null`.execute(
          database(em),
        ),
      );
    }
  }
}
