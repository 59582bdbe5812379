import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';

const freshForMs = 60_000;

/** Keeps when each webhook of a gateway came last; a flood costs one write a minute. */
export class HeardWebhooks {
  readonly #written = new Map<string, number>();

  async note(em: EntityManager, gateway: string, name: string): Promise<void> {
    const now = performance.now();
    if (now - (this.#written.get(name) ?? Number.NEGATIVE_INFINITY) < freshForMs) return;
    this.#written.set(name, now);
    await sql`
      insert into heard_webhook (gateway, name) values (${gateway}, ${name})
          on conflict (gateway, name) do update set last_at = now()`.execute(database(em));
  }
}
