import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { countText } from '../../entities/language/number-text.ts';
import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { readNumber, readText, type SqlRow } from '../sql-row.ts';
import type { FoundTrouble, IncidentKindFacts } from './incident-kind-facts.ts';
import { loadLines } from './line-troubles.ts';
import { staysOpen, type Threshold } from './threshold.ts';

/** Of the latest calls, how many nobody told anything of. */
export const silenceThreshold: Threshold = { leastCases: 20, opensAt: 1, closesBelow: 0.5 };

/** WhatsApp tells within seconds that a message left, also while the phone is off. */
const patienceMs = 5 * 60_000;
const latestCalls = 20;
const latestIds = 20_000;

async function look(orm: MikroORM, now: Date, open: ReadonlySet<string>): Promise<readonly FoundTrouble[]> {
  const until = new Date(now.getTime() - patienceMs).toISOString();
  const { rows } = await sql<SqlRow>`
    with latest as (
      select a.line_id, coalesce(a.sent_at, a.delivered_at, a.read_at, a.failed_at, a.replied_at) is null as is_silent,
             row_number() over (partition by a.line_id order by a.id desc) as place
        from attempt a
       where a.id > (select coalesce(max(id), 0) from attempt) - ${latestIds}
         and a.accepted_at < ${until}::timestamptz
    )
    select line_id, count(*) as cases, count(*) filter (where is_silent) as hits
      from latest where place <= ${latestCalls} group by line_id`.execute(orm.em.fork().getKysely());
  return rows.flatMap((row): FoundTrouble[] => {
    const subject = readText(row, 'line_id');
    const measured = { cases: readNumber(row, 'cases'), hits: readNumber(row, 'hits') };
    if (!staysOpen(open.has(subject), measured, silenceThreshold)) return [];
    return [{ subject, because: 'No receipts.', facts: { calls: measured.cases } }];
  });
}

export const webhookSilence: IncidentKindFacts = {
  label: text('No receipts'),
  audience: 'channels',
  watch: { everyMs: 30_000, look },
  async describe(orm, { subject, facts }) {
    const [line] = await loadLines(orm, sql<boolean>`l.id = ${subject}`);
    const name = line?.name ?? subject;
    return {
      name,
      title: say`No receipts come for line ${name}`,
      news: say`WhatsApp accepted the latest ${countText(Number(facts.calls ?? latestCalls))} messages of line ${name} more than 5 minutes ago and has told nothing of them since.`,
      overTitle: say`Receipts come again for line ${name}`,
      overNews: say`WhatsApp tells again what became of the messages of line ${name}.`,
      context: [],
      figures: [],
      advice: [
        sayWords`Messages may well arrive: only the news of them is missing, so figures stand still. Nothing is sent twice.`,
        sayWords`Whoever runs this bot checks that ${{ bold: 'PUBLIC_URL' }} is reachable from outside, and in Meta’s app dashboard that the webhook of WhatsApp is subscribed to the field messages and not switched off.`,
      ],
      actions: [],
    };
  },
};
