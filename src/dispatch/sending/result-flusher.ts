import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SendResult } from '../../gateways/gateway.ts';
import { applyFacts } from '../hearing/apply-facts.ts';
import { linkParkedEvents } from '../hearing/parked-store.ts';
import { tellChats } from '../sessions/session-events.ts';
import { database, jsonText } from '../sql-rows.ts';
import { AnswerWriter } from './answer-writer.ts';
import { slowDown } from './line-pace.ts';
import { factsOfAnswer } from './send-outcome.ts';
import { slowDowns } from './slow-downs.ts';

export interface Answer {
  readonly attemptId: number;
  readonly lineId: string;
  readonly phone: string;
  readonly result: SendResult;
  /** ms since the epoch. */
  readonly at: number;
}

export interface FlusherOptions {
  readonly orm: MikroORM;
  readonly writer: number;
  readonly graceMs: number;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

/** Writes the answers of the calls for recipients. */
export class ResultFlusher {
  readonly #options: FlusherOptions;
  readonly #writer: AnswerWriter<Answer>;

  constructor(options: FlusherOptions) {
    this.#options = options;
    this.#writer = new AnswerWriter({
      write: (answers) => this.#write(answers),
      withoutData,
      written: (answers) => this.#link(answers),
      failed: options.failed,
    });
  }

  /** Resolves once the answer is committed. */
  add(answer: Answer): Promise<void> {
    return this.#writer.add(answer);
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> {
    return this.#writer.idle();
  }

  async #link(answers: readonly Answer[]): Promise<void> {
    const { orm, writer, graceMs, now, failed } = this.#options;
    const ids = answers.flatMap(({ result }) => (result.outcome === 'accepted' ? [result.providerId] : []));
    // What fails here is linked by the sweep.
    await linkParkedEvents(orm, ids, { writer, graceMs, now: now() }).catch(failed);
  }

  async #write(answers: readonly Answer[]): Promise<void> {
    const { orm, writer, graceMs, now } = this.#options;
    await orm.em.fork().transactional(async (em) => {
      const heard = answers.map(({ attemptId, result, at }) => ({
        attemptId,
        facts: factsOfAnswer(result, at),
      }));
      await applyFacts(em, heard, { writer, now: now(), graceMs });
      await tellChats(
        em,
        answers.flatMap(({ attemptId, result }) => (result.outcome === 'accepted' ? [attemptId] : [])),
      );
      await storeAliases(em, answers);
      for (const asked of slowDowns(answers)) await slowDown(em, asked);
    });
  }
}

/** What an answer proves when its own data cannot be stored, such as an id that another message has. */
function withoutData(answer: Answer, { message }: Error): Answer {
  const outcome = answer.result.outcome === 'accepted' ? 'accepted_unknown_id' : 'uncertain';
  const because = `The database refused the answer: ${message}`.slice(0, 500);
  return { ...answer, result: { outcome, because } };
}

/** Remembers under which id the provider knows a person, where that is not the number we sent to. */
async function storeAliases(em: Parameters<typeof database>[0], answers: readonly Answer[]): Promise<void> {
  const rows = answers.flatMap(({ phone, result }) =>
    result.outcome === 'accepted' && result.contactId !== undefined && `+${result.contactId}` !== phone
      ? [{ contact_id: result.contactId, phone }]
      : [],
  );
  if (rows.length === 0) return;
  await sql`
    insert into phone_alias (contact_id, phone)
    select distinct on (contact_id) contact_id, phone
      from json_to_recordset(${jsonText(rows)}::json) as v(contact_id text, phone text)
     -- Somebody who was erased while the call was under way is not known any more.
     where exists (select 1 from recipient r where r.phone = v.phone)
     order by contact_id, phone
        on conflict (contact_id) do update set phone = excluded.phone`.execute(database(em));
}
