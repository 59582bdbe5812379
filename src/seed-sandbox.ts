import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { sampleExcludedPhones } from './sandbox/far-sides.ts';

/** The sample list has people on it whom the company excluded; templates come from the simulated account by themselves. */
export async function seedSandbox(orm: MikroORM): Promise<void> {
  await sql`
    insert into exclusion (phone, source, because)
    select phone, 'person', 'Asked not to be contacted (sample).' from unnest(${[...sampleExcludedPhones]}::text[]) as phone
        on conflict do nothing`.execute(orm.em.fork().getKysely());
}
