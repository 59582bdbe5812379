import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { recentChoices } from '../../src/entities/recent-choice.ts';
import { readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { openSession } from '../support/given-session.ts';
import { expectExactCounts } from '../support/recount.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld();
  world.engine.start();
});
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();
const lineId = () => world.whatsApp.lineIds[0] ?? '';

const exclude = (phone: string, source: 'person' | 'opt_out' | 'provider', expiresAt: string | null = null) =>
  sql`
    insert into exclusion (phone, source, because, created_at, expires_at)
    values (${phone}, ${source}, 'Asked us.', now() - interval '2 hours', now() + ${expiresAt}::interval)`.execute(
    db(),
  );
const withAgent = (phone: string, closesAt?: Date) =>
  world.orm.em
    .fork()
    .transactional((em) =>
      openSession(em, { phone, lineId: lineId(), kind: 'agent', ...(closesAt && { closesAt }) }),
    );

type Cause =
  | 'valid'
  | 'invalid'
  | 'duplicate'
  | 'excluded'
  | 'variableUnfilled'
  | 'agentSession'
  | 'tooManyTemplates';

interface Kind {
  readonly cause: Cause;
  /** The row of the list; `name` is one that is fine. */
  readonly row?: (phone: string) => string;
  readonly given?: (phone: string) => Promise<unknown>;
  /** Got a template before. */
  readonly recent?: boolean;
}

const named = (name: string) => (phone: string) => `${phone},${name},20 %`;

/** Every way in which a row can stand at the review. */
const kinds: Readonly<Record<string, Kind>> = {
  fine: { cause: 'valid' },
  'four spaces': { cause: 'valid', row: named('Ana    Maria') },
  'an exclusion that has ended': { cause: 'valid', given: (phone) => exclude(phone, 'person', '-1 hour') },
  'an opt-out taken back': { cause: 'valid', given: (phone) => exclude(phone, 'opt_out', '-1 hour') },
  'a chat that closed by itself': { cause: 'valid', given: (phone) => withAgent(phone, new Date(0)) },
  'no number': { cause: 'invalid', row: () => 'nobody,Ana,20 %' },
  'excluded for good': { cause: 'excluded', given: (phone) => exclude(phone, 'person') },
  'excluded for a day': { cause: 'excluded', given: (phone) => exclude(phone, 'person', '1 day') },
  'opted out': { cause: 'excluded', given: (phone) => exclude(phone, 'opt_out') },
  'excluded, incomplete and with an agent': {
    cause: 'excluded',
    row: named(''),
    given: (phone) => exclude(phone, 'person').then(() => withAgent(phone)),
  },
  'an empty value': { cause: 'variableUnfilled', row: named('') },
  'a line break': { cause: 'variableUnfilled', row: named('"Ana\nMaria"') },
  'a tab': { cause: 'variableUnfilled', row: named('"Ana\tMaria"') },
  'five spaces': { cause: 'variableUnfilled', row: named('Ana     Maria') },
  'too long once rendered': { cause: 'variableUnfilled', row: named('x'.repeat(1_100)) },
  'with an agent': { cause: 'agentSession', given: (phone) => withAgent(phone) },
  'with an agent and written to before': { cause: 'agentSession', given: withAgent, recent: true },
  'written to before': { cause: 'tooManyTemplates', recent: true },
};

/** What may happen to somebody between the review and the call. */
const changes = ['nothing', 'nothing', 'excluded', 'with an agent'] as const;

const audience = fc.record({
  rows: fc.array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(kinds)),
      change: fc.constantFrom(...changes),
      twice: fc.boolean(),
    }),
    { minLength: 6, maxLength: 25 },
  ),
  recently: fc.constantFrom(...recentChoices),
});

const stateOf: Readonly<Record<Exclude<Cause, 'valid' | 'duplicate'>, string>> = {
  invalid: 'invalid_number',
  excluded: 'excluded',
  variableUnfilled: 'variable_unfilled',
  agentSession: 'agent_session',
  tooManyTemplates: 'too_many_templates',
};

/** Got a template two hours ago, of a deployment that nobody works on, and never answered. */
async function givenRecent(phones: readonly string[]): Promise<void> {
  if (phones.length === 0) return;
  const earlier = await givenDraft(world, phones);
  const workerId = await registerWorker(world.orm.em.fork());
  await sql`
    insert into attempt (recipient_id, line_id, worker_id, number, started_at, outcome, accepted_at)
    select id, ${lineId()}, ${workerId}, 1, now() - interval '2 hours', 'accepted', now() - interval '2 hours'
      from recipient where deployment_id = ${earlier}`.execute(db());
}

test('what the review counted is what happens, less exactly what changed since', async () => {
  const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
  await fc.assert(
    fc.asyncProperty(audience, async ({ rows, recently }) => {
      used += rows.length + 1;
      const phones = plainPhones(rows.length + 1, used - rows.length - 1);
      // Somebody is always sent to, so that the list can be launched.
      const people = [...rows, { kind: 'fine', change: 'nothing' as const, twice: false }].map(
        (row, index) => ({
          ...row,
          phone: phones[index] ?? '',
          is: kinds[row.kind] ?? kinds.fine,
        }),
      );
      await givenRecent(people.filter(({ is }) => is?.recent).map(({ phone }) => phone));
      for (const { phone, is } of people) await is?.given?.(phone);
      const lines = people.flatMap(({ phone, is, twice }) => {
        const line = (is?.row ?? named('Ana'))(phone);
        return twice && is?.cause !== 'invalid' ? [line, named('Twice')(phone)] : [line];
      });
      const text = ['phone,first_name,discount', ...lines].join('\n');
      const bytes = (async function* () {
        yield Buffer.from(text);
      })();
      const { counts, draftId } = await world.dispatch.review({
        versionId,
        audience: { kind: 'csv', fileName: 'list.csv', bytes },
        channelId: 'C0GROWTH',
        by: 'U0ANA',
      });
      const counted = (cause: Cause) => people.filter(({ is }) => is?.cause === cause).length;
      const twice = lines.length - people.length;
      expect(counts).toEqual({
        rows: lines.length,
        valid: counted('valid'),
        invalid: counted('invalid'),
        duplicate: twice,
        excluded: counted('excluded'),
        variableUnfilled: counted('variableUnfilled'),
        agentSession: counted('agentSession'),
        tooManyTemplates: counted('tooManyTemplates'),
      });

      const sendable = people.filter(
        ({ is }) => is?.cause === 'valid' || (is?.cause === 'tooManyTemplates' && recently === 'send'),
      );
      const changed = (to: (typeof changes)[number]) => sendable.filter(({ change }) => change === to);
      for (const { phone } of changed('excluded')) await exclude(phone, 'provider');
      for (const { phone } of changed('with an agent')) await withAgent(phone);
      await world.dispatch.launch(draftId, 'U0ANA', { recently });
      await untilCalled(world, draftId);

      const recipients = await readRecipients(world, draftId);
      const inState = (state: string) => recipients.filter((one) => one.state === state).length;
      const skipped = recently === 'skip' ? counts.tooManyTemplates : 0;
      const called = recipients.filter(({ attempts }) => attempts > 0);
      expect(called.map(({ phone }) => phone).toSorted()).toEqual(
        changed('nothing')
          .map(({ phone }) => phone)
          .toSorted(),
      );
      expect(inState('success') + inState('in_process')).toBe(called.length);
      expect({
        invalid: inState(stateOf.invalid),
        excluded: inState(stateOf.excluded),
        variableUnfilled: inState(stateOf.variableUnfilled),
        agentSession: inState(stateOf.agentSession),
        tooManyTemplates: inState(stateOf.tooManyTemplates),
      }).toEqual({
        invalid: counts.invalid,
        excluded: counts.excluded + changed('excluded').length,
        variableUnfilled: counts.variableUnfilled,
        agentSession: counts.agentSession + changed('with an agent').length,
        tooManyTemplates: skipped,
      });
      await expectExactCounts(world.orm);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
