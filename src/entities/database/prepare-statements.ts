import type { EventEmitter } from 'node:events';

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

interface Connection {
  query: Query;
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'function';

/** A text is worth preparing from this use on. */
const usesBefore = 5;
/** Each prepared statement costs memory on every connection. */
const mostNames = 500;
const mostCounted = 5_000;

/**
 * Names for texts that come again and again. `".*"` is what the ORM selects: such a statement breaks on connections that
 * prepared it when another process's migration adds a column.
 */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNames || text.includes('".*')) return undefined;
    const count = (uses.get(text) ?? 0) + 1;
    if (count < usesBefore) {
      if (uses.size >= mostCounted) uses.clear();
      uses.set(text, count);
      return undefined;
    }
    uses.delete(text);
    const name = `treble_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

/** PostgreSQL parses and plans a statement of a send or a receipt once per connection: planning is a third of its work. */
export function prepareStatements(pool: EventEmitter): void {
  const nameOf = createStatementNames();
  pool.on('connect', (connection: unknown) => {
    if (!isConnection(connection)) return;
    const query = connection.query.bind(connection);
    connection.query = (text, values, ...rest) => {
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
  });
}
