import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { isUserId } from '../../entities/user-id.ts';
import type { PreferenceChange } from '../../gateways/gateway.ts';
import { lockPhones } from '../guards/phone-lock.ts';
import { database, jsonText } from '../sql-rows.ts';

const because = 'The user stopped marketing messages in WhatsApp.';

interface Told {
  readonly phone: string;
  readonly stops: boolean;
  readonly at: number;
}

/** What each phone said last; of two things said in the same second, the one that keeps us from writing. */
export function latestPreferences(changes: readonly PreferenceChange[]): readonly Told[] {
  const latest = new Map<string, Told>();
  for (const { phone: written, value, at } of changes) {
    const phone = written.startsWith('+') || isUserId(written) ? written : `+${written}`;
    const told = { phone, stops: value === 'stop', at: at.getTime() };
    const known = latest.get(phone);
    if (!known || told.at > known.at || (told.at === known.at && told.stops)) latest.set(phone, told);
  }
  return [...latest.values()];
}

/** The numbers we send to that these are the provider's own ids of, and the numbers themselves. */
async function phonesOf(em: EntityManager, told: readonly Told[]): Promise<Told[]> {
  const { rows } = await sql<{ told: string; phone: string }>`
    select v.told, al.phone from unnest(${told.map(({ phone }) => phone)}::text[]) as v(told)
      join phone_alias al on al.contact_id = ltrim(v.told, '+')`.execute(database(em));
  const aliases = Map.groupBy(rows, (row) => row.told);
  return told.flatMap((one) => [
    one,
    ...(aliases.get(one.phone) ?? [])
      .filter(({ phone }) => phone !== one.phone)
      .map(({ phone }) => ({ ...one, phone })),
  ]);
}

/**
 * Opt-outs join the exclusions by themselves and leave them when the person takes them back. A row keeps when either was last
 * said, so that repeated, late and disordered webhooks end the same. In a transaction of its own: it waits for claims of
 * these phones, which may hold recipients.
 */
export async function applyPreferences(
  em: EntityManager,
  changes: readonly PreferenceChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const told = await phonesOf(em, latestPreferences(changes));
  const rows = [...new Map(told.map((one) => [one.phone, one])).values()].map(({ phone, stops, at }) => ({
    phone,
    created_at: new Date(at).toISOString(),
    expires_at: stops ? null : new Date(at).toISOString(),
  }));
  await lockPhones(
    em,
    rows.map(({ phone }) => phone),
  );
  await sql`
    insert into exclusion (phone, source, because, created_at, expires_at)
    select v.phone, 'opt_out', ${because}, v.created_at, v.expires_at
      from json_to_recordset(${jsonText(rows)}::json) as v(phone text, created_at timestamptz, expires_at timestamptz)
     order by v.phone
        on conflict (phone, source) do update set created_at = excluded.created_at, expires_at = excluded.expires_at
     where excluded.created_at > exclusion.created_at
        or (excluded.created_at = exclusion.created_at and excluded.expires_at is null)`.execute(
    database(em),
  );
}
