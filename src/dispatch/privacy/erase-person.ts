import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { hasNoLiveAttempt } from '../../entities/attempt-outcome.ts';
import { cancelled } from '../../entities/cell.ts';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { lockPhones } from '../guards/phone-lock.ts';
import { type CountedRow, countedColumns, countedRecipient } from '../outcomes/recipient-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import { database } from '../sql-rows.ts';
import { lockForgetting, rememberForgotten } from './forgotten-store.ts';
import { loadPerson, loadPhones, type Person } from './person.ts';
import { type PersonalRows, personalData } from './personal-data.ts';
import type { Erased } from './privacy.ts';

function statementOf({ table, whose, becomes }: PersonalRows, person: Person): RawBuilder<unknown> {
  if (becomes === 'gone') return sql`delete from ${sql.table(table)} where ${whose(person)}`;
  const changes = Object.entries(becomes).map(([column, value]) => `${column} = ${value}`);
  return sql`update ${sql.table(table)} set ${sql.raw(changes.join(', '))} where ${whose(person)}`;
}

/** Locks the recipients in order of id, as every writer does; tells those whom nobody was called for. */
async function lockUncalled(em: EntityManager, { recipients }: Person): Promise<CountedRow[]> {
  const db = database(em);
  await sql`
    select 1 from recipient where id = any(${[...recipients]}::bigint[]) order by id for no key update`.execute(
    db,
  );
  const { rows } = await sql<CountedRow>`
    select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...recipients]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
       and ${sql.raw(hasNoLiveAttempt)} order by r.id`.execute(db);
  return rows;
}

/** Lists are as long as they say, and files that are out already may name the person. */
async function settleAround(em: EntityManager, { digits }: Person): Promise<void> {
  const db = database(em);
  await sql`
    update saved_list l set users = counted.users, revision = l.revision + 1
      from (select l.id, (select count(*) from saved_list_row r where r.content_id = l.content_id) as users
              from saved_list l) counted
     where counted.id = l.id and counted.users <> l.users`.execute(db);
  await sql`update slack_export set expires_at = least(expires_at, now())`.execute(db);
  await sql`select forget_in_audit(${[...digits]}::text[])`.execute(db);
}

/**
 * Erases one person in the manager's transaction. Whatever is called for at this moment is left to that call; its answer
 * finds a recipient without a name.
 */
export async function erasePerson(
  em: EntityManager,
  phone: string,
  { by, writer }: { readonly by: string; readonly writer: number },
): Promise<Erased> {
  const db = database(em);
  await letTakeLong(em);
  await lockForgetting(em);
  const phones = await loadPhones(em, phone);
  await lockPhones(em, phones);
  const person = await loadPerson(em, phones);
  const uncalled = await lockUncalled(em, person);
  await sql`select 1 from portfolio order by gateway for no key update`.execute(db);
  const staysExcluded = await rememberForgotten(em, person);
  const touched = new Map<string, number>();
  for (const rows of personalData) {
    const { numAffectedRows = 0n } = await statementOf(rows, person).execute(db);
    touched.set(rows.table, Number(numAffectedRows));
  }
  const moves = uncalled.map((row) => ({
    recipient: countedRecipient(row),
    to: { ...cancelled, sent: row.sent },
    retryAt: undefined,
  }));
  await moveCounted(em, writer, moves);
  await settleAround(em, person);
  const erased = {
    recipients: person.recipients.length,
    cancelled: moves.length,
    messages: (touched.get('inbound') ?? 0) + (touched.get('session_message') ?? 0),
    staysExcluded,
    chats: person.threads.length,
  };
  await recordAct(em, by, 'person.forget', `phone:${maskPhone(phone)}`, {
    before: 'known',
    after: 'forgotten',
    ...erased,
  });
  return erased;
}
