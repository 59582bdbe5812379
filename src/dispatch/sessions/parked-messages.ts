import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { hasParked, type ParkedFacts } from '../hearing/parked-store.ts';
import { database } from '../sql-rows.ts';
import { applyMessageFacts } from './message-facts.ts';

/** Applies what was parked for messages of chats whose ids have become known. */
export async function linkParkedMessages(orm: MikroORM, providerIds: readonly string[]): Promise<void> {
  if (!(await hasParked(orm.em.fork(), providerIds))) return;
  await orm.em.fork().transactional(async (em) => {
    const { rows } = await sql<{ messageId: number; event: ParkedFacts }>`
      with linked as (
        delete from parked_event p using session_message m
         where p.provider_id = any(${[...providerIds]}::text[]) and m.provider_id = p.provider_id
        returning m.id, p.event)
      select id::float8 as "messageId", event from linked`.execute(database(em));
    await applyMessageFacts(
      em,
      rows.map(({ messageId, event }) => ({ messageId, facts: event.facts })),
    );
  });
}
