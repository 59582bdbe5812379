import { randomBytes } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Installation } from '../rows/installation.ts';

export type InstallationKind = 'sandbox' | 'live';

/** The database belongs to the other kind of installation. The message is fit to be shown. */
export class WrongDatabaseError extends Error {
  override readonly name = 'WrongDatabaseError';
}

interface History {
  readonly systemIdentifier: string;
  readonly timeline: number;
  readonly databaseOid: string;
}

/** What tells one history of a PostgreSQL database from another (a restored backup, a promoted replica). */
async function readHistory(em: EntityManager): Promise<History> {
  const { rows } = await sql<History>`
    select system.system_identifier::text as "systemIdentifier", checkpoint.timeline_id as "timeline",
           database.oid::text as "databaseOid"
      from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database
     where database.datname = current_database()`.execute(em.getKysely());
  const [history] = rows;
  if (!history) throw new Error('PostgreSQL did not say which system it is.');
  return history;
}

/** What the key for forgotten phones makes of a word: another key makes something else of it. */
async function phoneKeyCheck(em: EntityManager): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select phone_mark('check', phone_key()) as mark`.execute(
    em.getKysely(),
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL did not hash a word.');
  return row.mark;
}

const newTokenKey = () => randomBytes(6).toString('base64url');

const sameHistory = (one: History, other: History, failoverAllowed: boolean): boolean =>
  one.systemIdentifier === other.systemIdentifier &&
  one.databaseOid === other.databaseOid &&
  (failoverAllowed || one.timeline === other.timeline);

/**
 * Stamps a new database with its kind; refuses one of the other kind (DESIGN rule 11); freezes sending when the database
 * has another history than the one it was stamped with, such as a restored backup (rule 12).
 */
export async function stampInstallation(
  orm: MikroORM,
  { kind, failoverAllowed }: { kind: InstallationKind; failoverAllowed: boolean },
): Promise<Installation> {
  const history = await readHistory(orm.em.fork());
  return orm.em.fork().transactional(async (em) => {
    await em.upsert(
      Installation,
      { id: 1, kind, tokenKey: newTokenKey(), ...history },
      { onConflictAction: 'ignore' },
    );
    const installation = await em.findOneOrFail(Installation, 1);
    if (installation.kind !== kind) {
      throw new WrongDatabaseError(
        `This database belongs to a ${installation.kind} installation and the settings are those of a ${kind} one. Use another database (DATABASE_URL or DATA_DIR).`,
      );
    }
    const check = await phoneKeyCheck(em);
    if (installation.phoneKeyCheck !== null && installation.phoneKeyCheck !== check) {
      throw new WrongDatabaseError(
        'PHONE_HASH_KEY is not the one this database was used with, so that nobody would know who asked to be forgotten and is not to be reached. Set the former key.',
      );
    }
    installation.phoneKeyCheck = check;
    if (!sameHistory(installation, history, failoverAllowed) && !installation.frozenAt) {
      installation.frozenAt = new Date();
      installation.frozenBy = 'treble-bot';
      installation.frozenBecause =
        'This database was restored from a backup or moved to another server, so messages may have been sent that it does not know of. Nothing is sent until an admin confirms with /treble unfreeze.';
    }
    return installation;
  });
}

/**
 * A person confirms that sending may go on, in the manager's transaction. Receipts of attempts made under the old history no
 * longer match.
 */
export async function confirmInstallation(em: EntityManager): Promise<Installation> {
  const history = await readHistory(em);
  const installation = await em.findOneOrFail(Installation, 1);
  if (!sameHistory(installation, history, false)) {
    Object.assign(installation, history, { tokenKey: newTokenKey() });
  }
  installation.frozenAt = null;
  installation.frozenBy = null;
  installation.frozenBecause = null;
  await em.flush();
  return installation;
}
