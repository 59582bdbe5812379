import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { reasonText } from '../slot-reasons.ts';
import { readNumber, readText, type SqlRow } from '../sql-row.ts';
import type { FoundTrouble, IncidentKindFacts } from './incident-kind-facts.ts';

/** Subscriptions whose last two slots both failed; one that works again, or has ended, is over. */
async function look(orm: MikroORM): Promise<readonly FoundTrouble[]> {
  const { rows } = await sql<SqlRow>`
    select s.id, l.because
      from subscription s
      join lateral (
        select array_agg(o.outcome order by o.due_at desc) as outcomes,
               (array_agg(coalesce(o.because, '') order by o.due_at desc))[1] as because
          from (select outcome, because, due_at from slot
                 where subscription_id = s.id and outcome is not null order by due_at desc limit 2) o) l on true
     where s.ended_at is null and l.outcomes = array['failed', 'failed']`.execute(orm.em.fork().getKysely());
  return rows.map((row) => ({
    subject: String(readNumber(row, 'id')),
    because: readText(row, 'because'),
    facts: { because: readText(row, 'because') },
  }));
}

export const slotFailed: IncidentKindFacts = {
  label: text('Report not posted'),
  audience: 'admins',
  watch: { everyMs: 60_000, look },
  async describe(orm, { subject, because }) {
    const { rows } = await sql<SqlRow>`
      select report, channel_id, owner from subscription where id = ${Number(subject)}`.execute(
      orm.em.fork().getKysely(),
    );
    const [row] = rows;
    if (!row) return undefined;
    const report = readText(row, 'report');
    const channel = readText(row, 'channel_id');
    return {
      name: report,
      title: say`The report ${report} could not be posted twice`,
      news: say`The report ${report} could not be posted twice in a row: ${reasonText(because)}`,
      overTitle: say`The report ${report} is posted again`,
      overNews: say`The report ${report} was posted again, or its subscription has ended.`,
      context: [
        sayWords`It belongs in ${{ channel }}; ${{ user: readText(row, 'owner') }} owns it and was told.`,
      ],
      figures: [],
      advice: [
        sayWords`Invite the bot into the channel again, or end the subscription with /treble unsubscribe there.`,
      ],
      actions: [],
    };
  },
};
