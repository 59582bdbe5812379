import type { EventEmitter } from 'node:events';

/** A connection of the pool while somebody holds it; `release(true)` throws it away. */
interface HeldConnection extends EventEmitter {
  release(broken: boolean): void;
}

/** Whoever held it has had time to give it back. */
const patienceMs = 1_000;

const isConnection = (value: unknown): value is HeldConnection =>
  typeof value === 'object' && value !== null && 'release' in value && 'once' in value;

/**
 * Kysely never gives back the connection of a transaction whose rollback or commit fails, as it does when the server has
 * broken it: each would cost the pool a place for ever. Those still held a moment after they ended are thrown away here.
 */
export function freeBrokenConnections(pool: EventEmitter): void {
  const held = new Set<unknown>();
  pool.on('acquire', (connection: unknown) => held.add(connection));
  pool.on('release', (_error: unknown, connection: unknown) => held.delete(connection));
  pool.on('connect', (connection: EventEmitter) => {
    connection.once('end', () => {
      setTimeout(() => {
        if (held.delete(connection) && isConnection(connection)) connection.release(true);
      }, patienceMs).unref();
    });
  });
}
