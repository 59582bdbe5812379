import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { WebhookRequest } from '../../flows/flow-state.ts';
import { isRecord, numberAt, textAt, textsAt } from '../json-value.ts';
import { database } from '../sql-rows.ts';
import { readFields } from './answer-fields.ts';
import { type CalledChat, queueAnswer } from './session-events.ts';

/** One call as it leaves. `id` is the same for every try of it, so that the server can tell them from two calls. */
export interface OutgoingCall {
  readonly id: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string;
  readonly timeoutMs: number;
}

/** The JSON that came back; undefined: no good answer came. Never rejects. */
export type CallWebhook = (call: OutgoingCall) => Promise<{ readonly json: unknown } | undefined>;

export interface WebhookCallerOptions {
  readonly orm: MikroORM;
  readonly call: CallWebhook;
  /** An answer is queued for its chat. */
  readonly answered: () => void;
}

interface DueCall extends CalledChat {
  readonly id: number;
  readonly step: string;
  readonly request: unknown;
  /** With this one. */
  readonly tries: number;
}

const atOnce = 20;
/** Longer than any call may take: another replica takes it then, should this one die. */
const leaseSeconds = 45;

async function takeDue(em: EntityManager): Promise<DueCall[]> {
  const { rows } = await sql<DueCall>`
    with due as (
      select id from webhook_call where due_at <= now() order by due_at limit ${atOnce} for update skip locked)
    update webhook_call c set due_at = now() + ${leaseSeconds} * interval '1 second', tries = c.tries + 1
      from due where c.id = due.id
    returning c.id::float8 as id, c.session_id::float8 as "sessionId", c.phone, c.line_id as "lineId", c.step, c.request,
              c.tries`.execute(database(em));
  return rows;
}

function readRequest(value: unknown): WebhookRequest | undefined {
  const url = textAt(value, 'url');
  if (!isRecord(value) || url === undefined) return undefined;
  return {
    url,
    method: value.method === 'GET' ? 'GET' : 'POST',
    body: textAt(value, 'body') ?? '',
    timeoutMs: numberAt(value, 'timeoutMs') ?? 10_000,
    tries: numberAt(value, 'tries') ?? 1,
    save: textsAt(value, 'save'),
  };
}

/** Makes the calls of webhook steps. A call that breaks off is made again with the same id, within its tries. */
export class WebhookCaller {
  readonly #options: WebhookCallerOptions;

  constructor(options: WebhookCallerOptions) {
    this.#options = options;
  }

  /** Makes every call that is due. */
  async tick(): Promise<void> {
    const due = await takeDue(this.#options.orm.em.fork());
    if (due.length === 0) return;
    await Promise.all(due.map((one) => this.#make(one)));
    if (due.length === atOnce) await this.tick();
  }

  async #make(due: DueCall): Promise<void> {
    const { orm, call, answered } = this.#options;
    const request = readRequest(due.request);
    const answer = request && (await call({ ...request, id: `${due.sessionId}-${due.id}` }));
    if (!answer && request && due.tries < request.tries) {
      await sql`
        update webhook_call set due_at = now() + ${2 ** due.tries} * interval '1 second' where id = ${due.id}`.execute(
        database(orm.em.fork()),
      );
      return;
    }
    const values = answer && request ? readFields(answer.json, request.save) : null;
    await orm.em.fork().transactional(async (em) => {
      const { rows } = await sql`delete from webhook_call where id = ${due.id} returning 1`.execute(
        database(em),
      );
      if (rows.length > 0) await queueAnswer(em, due, { step: due.step, values });
    });
    answered();
  }
}
