import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { spelledAlike } from '../../entities/number-spellings.ts';
import type { UnnamedFailure } from '../../gateways/gateway.ts';
import { database } from '../sql-rows.ts';
import type { Heard } from './apply-facts.ts';

/** A failure may come long after the call (a phone that is off), but hardly later than this. */
const window = sql.raw(`interval '30 days'`);
/** Providers tell whole seconds; a failure can seem older than the call it is about. */
const clockSlack = sql.raw(`interval '5 seconds'`);

export interface Candidate {
  readonly attemptId: number;
  readonly phone: string;
  readonly templateId: string;
}

export type Choice = { readonly attemptId: number } | { readonly because: string };

/** The newest open attempt, unless more than one person or conversation may be meant: then nobody guesses. */
function chooseAttempt(candidates: readonly Candidate[]): Choice {
  const [newest] = candidates;
  if (!newest) return { because: 'Nothing that was sent to this number is still open.' };
  const different = (of: (candidate: Candidate) => string) => new Set(candidates.map(of)).size;
  if (different(({ phone }) => phone) > 1) {
    return { because: 'Two spellings of this number were sent to, and either may be meant.' };
  }
  if (different(({ templateId }) => templateId) > 1) {
    return { because: 'Several conversations are open with this number, and Treble does not say which one.' };
  }
  return { attemptId: newest.attemptId };
}

/** Attempts to that number that may have failed so, newest first. */
async function findCandidates(
  em: EntityManager,
  gateway: string,
  { phone, templateId, at }: UnnamedFailure,
): Promise<Candidate[]> {
  const phones = spelledAlike(phone).map((digits) => `+${digits}`);
  const { rows } = await sql<Candidate>`
    select a.id::float8 as "attemptId", r.phone, v.template_id as "templateId"
      from recipient r join attempt a on a.recipient_id = r.id join line l on l.id = a.line_id and l.gateway = ${gateway}
      join deployment d on d.id = r.deployment_id join conversation_version v on v.id = d.version_id
     where r.phone = any(${phones}::text[]) and (${templateId ?? null}::text is null or v.template_id = ${templateId ?? null})
       and a.started_at <= ${at.toISOString()}::timestamptz + ${clockSlack}
       and a.started_at > ${at.toISOString()}::timestamptz - ${window}
       and coalesce(a.failed_at, a.delivered_at, a.read_at, a.replied_at) is null
       and not exists (select 1 from unnamed_failure f where f.attempt_id = a.id)
     order by a.started_at desc, a.id desc`.execute(database(em));
  return rows;
}

interface KeptRow {
  attemptId: number | null;
}

async function nameFailure(
  em: EntityManager,
  gateway: string,
  event: UnnamedFailure,
): Promise<number | undefined> {
  const db = database(em);
  const { rows: known } = await sql<KeptRow>`
    select attempt_id::float8 as "attemptId" from unnamed_failure
     where gateway = ${gateway} and event_id = ${event.eventId}`.execute(db);
  if (known[0]) return known[0].attemptId ?? undefined;
  const choice = chooseAttempt(await findCandidates(em, gateway, event));
  const attemptId = 'attemptId' in choice ? choice.attemptId : null;
  const { rows } = await sql<KeptRow>`
    insert into unnamed_failure (gateway, event_id, phone, template_id, code, at, attempt_id, because)
    values (${gateway}, ${event.eventId}, ${`+${event.phone}`}, ${event.templateId ?? null}, ${event.code},
            ${event.at.toISOString()}::timestamptz, ${attemptId}, ${'because' in choice ? choice.because : null})
        on conflict do nothing
    returning attempt_id::float8 as "attemptId"`.execute(db);
  // Somebody else took this event or this attempt in the same moment; what they left decides.
  return rows[0] ? (rows[0].attemptId ?? undefined) : nameFailure(em, gateway, event);
}

/**
 * Finds the attempts that failures without a name are about: by number in all its spellings, conversation, and the newest
 * one that is still open. Each event is kept with what it was found to mean, so that its repetition means the same and
 * what nobody could be found for is shown.
 */
export async function nameFailures(
  em: EntityManager,
  gateway: string,
  events: readonly UnnamedFailure[],
): Promise<Heard[]> {
  const heard: Heard[] = [];
  // In one order everywhere, so that two writers wait for each other and never in a circle.
  const inOrder = events.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.eventId < other.eventId ? -1 : 1),
  );
  for (const event of inOrder) {
    const attemptId = await nameFailure(em, gateway, event);
    if (attemptId === undefined) continue;
    const { failure, code, at } = event;
    heard.push({
      attemptId,
      facts: { failure: { at: at.getTime(), failure, code, detail: '', refused: false } },
    });
  }
  return heard;
}
