import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { pendingMigrations } from '../entities/database/migrate.ts';
import { openDatabase } from '../entities/database/open-database.ts';
import { bad, type Check, type Finding, good, warning } from './check.ts';

const leastVersion = 15;

interface Facts {
  readonly version: number;
  readonly mayReadHistory: boolean;
  readonly unreadable: number;
  readonly isSuper: boolean;
}

async function readFacts(orm: MikroORM): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select current_setting('server_version_num')::int / 10000 as version,
           has_function_privilege('pg_control_system()', 'execute')
             and has_function_privilege('pg_control_checkpoint()', 'execute') as "mayReadHistory",
           (select count(*)::int from pg_tables where schemaname = 'public'
               and not has_table_privilege(format('%I.%I', schemaname, tablename), 'select, insert')) as unreadable,
           (select rolsuper from pg_roles where rolname = current_user) as "isSuper"`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0];
}

async function stampOf(orm: MikroORM): Promise<{ kind: string; frozen: string | null } | undefined> {
  const { rows: known } = await sql<{ is: boolean }>`
    select to_regclass('public.installation') is not null as is`.execute(orm.em.fork().getKysely());
  if (!known[0]?.is) return undefined;
  const { rows } = await sql<{ kind: string; frozen: string | null }>`
    select kind, frozen_because as frozen from installation`.execute(orm.em.fork().getKysely());
  return rows[0];
}

function judge({ version, mayReadHistory, unreadable, isSuper }: Facts): Finding[] {
  return [
    version >= leastVersion
      ? good(`PostgreSQL ${version} answers.`)
      : bad(`PostgreSQL ${version} is too old.`, `Use ${leastVersion} or newer.`),
    ...(mayReadHistory
      ? []
      : [
          bad(
            'The login may not ask which history the database has, so a restored backup would go unnoticed.',
            'As a superuser: grant execute on function pg_control_system(), pg_control_checkpoint() to the login.',
          ),
        ]),
    ...(unreadable === 0
      ? []
      : [
          bad(
            `The login may not use ${unreadable} of the tables.`,
            'As their owner: grant treble_app to the login.',
          ),
        ]),
    ...(isSuper
      ? [
          warning(
            'The login is a superuser, from whom not even the audit is safe.',
            'Make a login of its own and grant treble_app to it (README, least privilege).',
          ),
        ]
      : []),
  ];
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Several addresses that all refuse make an error without words of its own. */
const reasonOf = (error: Error): string =>
  error instanceof AggregateError
    ? error.errors.map((one) => asError(one).message).join('; ')
    : error.message;

/** The database can be reached, is new enough, is ours, and lets the login do what it needs and no more. */
export const database: Check = {
  name: 'Database',
  async run({ config }) {
    const { url } = config.database;
    if (url === undefined) return [good('Embedded, in DATA_DIR: nothing to connect.')];
    const orm = openDatabase({ url, poolSize: 1 });
    try {
      const facts = await readFacts(orm).catch(asError);
      if (!facts || facts instanceof Error) {
        return [
          bad(
            `The database of DATABASE_URL cannot be reached: ${facts ? reasonOf(facts) : 'it told nothing'}`,
            'Check host, port, login and password, and that it is up.',
          ),
        ];
      }
      const pending = await pendingMigrations(orm);
      const stamp = await stampOf(orm);
      return [
        ...judge(facts),
        pending.length === 0
          ? good('Every migration is made.')
          : warning(`Migrations to be made: ${pending.length}.`, 'The next start makes them.'),
        ...(stamp && stamp.kind !== config.kind
          ? [
              bad(
                `It belongs to a ${stamp.kind} installation, and the settings are those of a ${config.kind} one.`,
                'Use another database, or the settings it was made with.',
              ),
            ]
          : []),
        ...(stamp?.frozen
          ? [warning(`Sending is frozen: ${stamp.frozen}`, 'An admin confirms with /treble unfreeze.')]
          : []),
      ];
    } finally {
      await orm.close(true);
    }
  },
};
