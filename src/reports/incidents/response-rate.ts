import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import { shareText } from '../figure-lines.ts';
import { sayWords } from '../say-words.ts';
import { scopeValue } from '../scope-value.ts';
import { readNumber, readOptional, readText, type SqlRow } from '../sql-row.ts';
import type { FoundTrouble, IncidentKindFacts } from './incident-kind-facts.ts';

const dayMs = 86_400_000;

/** A conversation's answers of late and as usual; both of people who got the message. */
export interface ResponseMeasured {
  readonly delivered: number;
  readonly responses: number;
  readonly usualDelivered: number;
  readonly usualResponses: number;
}

const leastDelivered = 100;
const leastUsual = 300;
/** A conversation that hardly anybody answers has no usual that could be missed. */
const leastUsualRate = 0.03;
const opensAtShare = 0.4;
const closesAtShare = 0.6;

/** True when the incident is open after this measurement. */
export function isFarBelowUsual(isOpen: boolean, measured: ResponseMeasured): boolean {
  const { delivered, responses, usualDelivered, usualResponses } = measured;
  if (delivered < leastDelivered || usualDelivered < leastUsual) return isOpen && delivered > 0;
  const usual = usualResponses / usualDelivered;
  if (usual < leastUsualRate) return false;
  return responses / delivered < usual * (isOpen ? closesAtShare : opensAtShare);
}

/** Late: launched one to three days ago, so that most answers have come. Usual: the ninety days before. */
async function measure(orm: MikroORM, now: Date): Promise<readonly SqlRow[]> {
  const before = (days: number) => sql`${new Date(now.getTime() - days * dayMs).toISOString()}::timestamptz`;
  const isLate = sql`d.launched_at > ${before(3)}`;
  const delivered = sql`t.state = 'success'`;
  const { rows } = await sql<SqlRow>`
    select v.conversation_id,
           coalesce(sum(t.count) filter (where ${isLate} and ${delivered}), 0) as delivered,
           coalesce(sum(t.count) filter (where ${isLate} and ${delivered} and t.responded), 0) as responses,
           coalesce(sum(t.count) filter (where not (${isLate}) and ${delivered}), 0) as usual_delivered,
           coalesce(sum(t.count) filter (where not (${isLate}) and ${delivered} and t.responded), 0) as usual_responses
      from deployment d
      join conversation_version v on v.id = d.version_id
      join tally t on t.deployment_id = d.id and not t.is_test
     where d.kind = 'audience' and d.launched_at between ${before(93)} and ${before(1)}
     group by v.conversation_id`.execute(orm.em.fork().getKysely());
  return rows;
}

async function look(orm: MikroORM, now: Date, open: ReadonlySet<string>): Promise<readonly FoundTrouble[]> {
  return (await measure(orm, now)).flatMap((row): FoundTrouble[] => {
    const subject = String(readNumber(row, 'conversation_id'));
    const measured = {
      delivered: readNumber(row, 'delivered'),
      responses: readNumber(row, 'responses'),
      usualDelivered: readNumber(row, 'usual_delivered'),
      usualResponses: readNumber(row, 'usual_responses'),
    };
    if (!isFarBelowUsual(open.has(subject), measured)) return [];
    return [{ subject, because: 'Few answers.', facts: { ...measured } }];
  });
}

async function nameOf(orm: MikroORM, id: string): Promise<string | undefined> {
  const { rows } = await sql<SqlRow>`select name from conversation where id = ${Number(id)}`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => readOptional(readText, row, 'name'))[0] ?? undefined;
}

export const responseRate: IncidentKindFacts = {
  label: text('Few answers'),
  audience: 'channels',
  watch: { everyMs: 600_000, look },
  async describe(orm, { subject, facts }) {
    const name = await nameOf(orm, subject);
    if (name === undefined) return undefined;
    const number = (fact: string | undefined): number => Number(fact ?? 0);
    const late = shareText(number(facts.responses), number(facts.delivered));
    const usual = shareText(number(facts.usualResponses), number(facts.usualDelivered));
    return {
      name,
      title: say`${name} gets far fewer answers than usual`,
      news: say`Of the users who got ${name} in the last days, ${late} answered; usually ${usual} do.`,
      overTitle: say`${name} is answered as usual again`,
      overNews: say`The answers to ${name} are close to usual again, or there is nothing recent to compare.`,
      context: [
        sayWords`Compared are deployments launched one to three days ago with the ninety days before.`,
      ],
      figures: [
        { label: say`Conversation`, value: name },
        {
          label: say`Response rate`,
          value: late,
          note: say`${countText(number(facts.delivered))} delivered`,
        },
        {
          label: say`Usually`,
          value: usual,
          note: say`${countText(number(facts.usualDelivered))} delivered`,
        },
      ],
      advice: [
        sayWords`Compare the versions: was the text, the offer or the audience changed?`,
        sayWords`Check the template’s quality and the time of day at which it was sent.`,
      ],
      actions: [
        {
          id: actionIds.viewResults,
          label: said(text('View results')),
          value: scopeValue({ kind: 'conversation', conversationId: Number(subject) }),
        },
      ],
    };
  },
};
