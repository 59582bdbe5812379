import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import {
  failureClasses,
  failureClassNames,
  isFailureClass,
  type RetryRule,
} from '../../entities/failure-class.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { shareText } from '../figure-lines.ts';
import { sayWords } from '../say-words.ts';
import { readNumber, readText, type SqlRow } from '../sql-row.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { FoundTrouble, IncidentKindFacts } from './incident-kind-facts.ts';
import { loadLines } from './line-troubles.ts';
import { staysOpen, type Threshold } from './threshold.ts';

export const failureThreshold: Threshold = { leastCases: 50, opensAt: 0.2, closesBelow: 0.1 };

/** Older calls say nothing of how things are now. */
const latestMs = 3_600_000;
const latestPeople = 500;
/** Attempts are looked at by their ids, so that this costs the same in a table of any size. */
const latestIds = 20_000;

const passesByItself: ReadonlySet<RetryRule> = new Set(['until_called', 'soon', 'pair']);

/** What stops a template or line has an incident of its own; what passes by itself is no failure yet. */
const notCounted = failureClassNames.filter((name) => {
  const { stops, retry } = failureClasses[name];
  return stops !== 'nothing' || passesByItself.has(retry);
});

/** By line: the latest people who were called, and how many of them failed, for which reason most often. */
async function measure(orm: MikroORM, now: Date): Promise<readonly SqlRow[]> {
  const since = new Date(now.getTime() - latestMs).toISOString();
  const { rows } = await sql<SqlRow>`
    with latest as (
      select distinct on (a.recipient_id) a.id, a.line_id, a.failure,
             coalesce(a.delivered_at, a.read_at, a.replied_at) is null and a.failed_at is not null as has_failed
        from attempt a
       where a.id > (select coalesce(max(id), 0) from attempt) - ${latestIds}
         and a.started_at > ${since}::timestamptz
         and (a.failed_at is not null or coalesce(a.sent_at, a.delivered_at, a.read_at, a.replied_at) is not null)
         and (a.failure is null or a.failure <> all (${[...notCounted]}::text[]))
       order by a.recipient_id, a.id desc
    ), counted as (
      select *, row_number() over (partition by line_id order by id desc) as place from latest
    )
    select line_id, count(*) as cases, count(*) filter (where has_failed) as hits,
           coalesce(mode() within group (order by failure) filter (where has_failed), '') as failure
      from counted where place <= ${latestPeople} group by line_id`.execute(orm.em.fork().getKysely());
  return rows;
}

async function look(orm: MikroORM, now: Date, open: ReadonlySet<string>): Promise<readonly FoundTrouble[]> {
  return (await measure(orm, now)).flatMap((row): FoundTrouble[] => {
    const subject = readText(row, 'line_id');
    const measured = { cases: readNumber(row, 'cases'), hits: readNumber(row, 'hits') };
    if (!staysOpen(open.has(subject), measured, failureThreshold)) return [];
    const { cases, hits } = measured;
    const failure = readText(row, 'failure');
    return [{ subject, because: `${hits} of ${cases} failed.`, facts: { cases, hits, failure } }];
  });
}

export const failureRate: IncidentKindFacts = {
  label: text('Many failures'),
  audience: 'channels',
  watch: { everyMs: 30_000, look },
  async describe(orm, { subject, facts }) {
    const [line] = await loadLines(orm, sql<boolean>`l.id = ${subject}`);
    const name = line?.name ?? subject;
    const [cases, hits] = [Number(facts.cases ?? 0), Number(facts.hits ?? 0)];
    const failure = facts.failure ?? '';
    const share = shareText(hits, cases);
    return {
      name,
      title: say`Many messages of line ${name} fail`,
      news: say`${countText(hits)} of the latest ${countText(cases)} users called on line ${name} failed (${share}).`,
      overTitle: say`Messages of line ${name} arrive again`,
      overNews: say`Fewer than one in ten of the latest messages of line ${name} fail, or nothing was sent for an hour.`,
      context: isFailureClass(failure) ? [sayWords`Most often: ${said(failureClasses[failure].says)}`] : [],
      figures: [
        { label: say`Line`, value: name },
        { label: say`Users called`, value: countText(cases) },
        { label: say`Send failure`, value: countText(hits), note: share },
      ],
      advice: [
        sayWords`Look at ${{ bold: said(text('Failed users')) }} of the running deployments: each cause stands there with its next step.`,
        sayWords`Is it the list, pause the deployment and correct the rows; is it WhatsApp, wait until this is over.`,
      ],
      actions: [managerAction(phoneNumbersUrl)],
    };
  },
};
