import type { EventEmitter } from 'node:events';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../migrations/index.ts';
import { entities } from '../rows/index.ts';
import { freeBrokenConnections } from './free-broken-connections.ts';
import { prepareStatements } from './prepare-statements.ts';

export interface DatabaseOptions {
  /** `postgresql://…`; `?host=/directory` for a Unix socket. */
  readonly url: string;
  readonly poolSize?: number;
  /** A statement that takes longer is ended by PostgreSQL and fails; 0: none is. */
  readonly statementMs?: number;
  /** Keys the hashes of forgotten phones, and stands in no row. */
  readonly phoneKey?: string;
  /** Told about connections that PostgreSQL dropped. */
  readonly warn?: (message: string) => void;
}

/**
 * None that is asked for one screen, one batch or one chunk takes nearly as long; where a whole audience is changed at once,
 * the transaction says so (`letTakeLong`). It is a lock that nobody gives back, or a disk that does not answer.
 */
const usualStatementMs = 120_000;

/** Connects lazily; `close()` when done. Fork an entity manager for every command, webhook and tick. */
export function openDatabase(options: DatabaseOptions): MikroORM {
  const { url, poolSize = 20, statementMs = usualStatementMs, phoneKey, warn = () => {} } = options;
  return new MikroORM({
    entities: [...entities],
    extensions: [Migrator],
    dbName: new URL(url).pathname.slice(1),
    driverOptions: {
      connectionString: url,
      max: poolSize,
      application_name: 'treble-bot',
      // A frozen process must not keep its locks; between two statements of ours lie milliseconds.
      idle_in_transaction_session_timeout: 5_000,
      // A statement that hangs must not hold up a loop for ever: it fails, is told, and what asked for it asks again.
      statement_timeout: statementMs,
      // A plan that was kept while a table was small must not scan it once it is large; short statements gain nothing from JIT.
      options: `-c enable_seqscan=off -c jit=off${phoneKey === undefined ? '' : ` -c treble.phone_key=${phoneKey}`}`,
      onPoolCreated: (pool: EventEmitter) => {
        freeBrokenConnections(pool);
        prepareStatements(pool);
      },
    },
    migrations: {
      migrationsList: [...migrations],
      path: import.meta.dirname,
      emit: 'ts',
      snapshot: false,
      silent: true,
    },
    // Written by hand in migrations: what keeps the audit append-only is none of the rows' business.
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    logger: warn,
    debug: false,
    // Every unit of work forks; a global one would mix people's changes.
    allowGlobalContext: false,
  });
}
