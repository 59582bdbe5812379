import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ResultFlusher } from '../../src/dispatch/sending/result-flusher.ts';
import type { SendResult } from '../../src/gateways/gateway.ts';
import { retold } from '../support/dispatch-arbitraries.ts';
import { type GivenAttempt, givenAttempts, readFinalRows } from '../support/dispatch-attempts.ts';
import { type StatusWord, seconds, tell, type Update } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { expectExactCounts, readTimeCounts } from '../support/recount.ts';

let one: DispatchWorld;
let other: DispatchWorld;
beforeAll(async () => {
  [one, other] = await Promise.all([createDispatchWorld(), createDispatchWorld()]);
});
afterAll(() => Promise.all([one.close(), other.close()]));

const people = 10;
/**
 * After every call of these tests, however long they take: who answers before a call answers another, and the two databases
 * make their calls at two moments.
 */
const start = Math.floor(Date.now() / 1_000) * 1_000 + 600_000;

/** Something that happens to one person's attempt; what it names is filled in for each database. */
type Happening =
  | { readonly kind: 'answer'; readonly person: number; readonly answer: keyof typeof answers }
  | {
      readonly kind: 'status';
      readonly person: number;
      readonly status: StatusWord;
      readonly at: number;
      readonly code: number;
      readonly names: 'token' | 'nothing' | 'foreign token';
    }
  | { readonly kind: 'reply'; readonly person: number; readonly at: number; readonly quotes: boolean }
  | { readonly kind: 'stranger'; readonly at: number };

const answers = {
  accepted: (wamid: string): SendResult => ({
    outcome: 'accepted',
    providerId: wamid,
    heldForQuality: false,
  }),
  reset: (): SendResult => ({ outcome: 'uncertain', because: 'The connection was reset.' }),
  noId: (): SendResult => ({ outcome: 'accepted_unknown_id', because: 'The answer had no id.' }),
  refused: (): SendResult => ({
    outcome: 'not_accepted',
    failure: 'frequency_capped',
    code: '131049',
    detail: 'Too many.',
  }),
};

const person = fc.nat(people - 1);
const at = fc.integer({ min: 0, max: 30 }).map((second) => start + second * 1_000);
const status = fc.record({
  kind: fc.constant('status' as const),
  person,
  status: fc.constantFrom<StatusWord>('sent', 'delivered', 'read', 'failed'),
  at,
  code: fc.constantFrom(131026, 131049, 131000, 130472),
  names: fc.constantFrom('token' as const, 'token' as const, 'nothing' as const, 'foreign token' as const),
});
const reply = fc.record({ kind: fc.constant('reply' as const), person, at, quotes: fc.boolean() });
const stranger = fc.record({ kind: fc.constant('stranger' as const), at });
const answered = fc
  .array(fc.constantFrom<keyof typeof answers>('accepted', 'accepted', 'reset', 'noId', 'refused'), {
    minLength: people,
    maxLength: people,
  })
  .map((all) => all.map((answer, index): Happening => ({ kind: 'answer', person: index, answer })));
const happenings: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(
    answered,
    fc.array(fc.oneof({ weight: 8, arbitrary: status }, { weight: 3, arbitrary: reply }, stranger), {
      minLength: 20,
      maxLength: 60,
    }),
  )
  .map((parts) => parts.flat());

/** Cut into POSTs of 1 to 9 updates; send answers happen between them. */
interface Telling {
  readonly order: readonly Happening[];
  readonly sizes: readonly number[];
  readonly atOnce: boolean;
}
const telling = (what: readonly Happening[]): fc.Arbitrary<Telling> => {
  const answerOnce = (order: readonly Happening[]) => {
    const seen = new Set<number>();
    return order.filter((one) => one.kind !== 'answer' || (!seen.has(one.person) && seen.add(one.person)));
  };
  return fc.record({
    order: retold(what).map(answerOnce),
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 }),
    atOnce: fc.boolean(),
  });
};

class Teller {
  readonly #world: DispatchWorld;
  readonly #attempts: readonly GivenAttempt[];
  readonly #flusher: ResultFlusher;
  readonly #run: number;

  constructor(world: DispatchWorld, attempts: readonly GivenAttempt[], run: number) {
    this.#world = world;
    this.#attempts = attempts;
    this.#run = run;
    const failed = (error: unknown) => world.failures.push(error);
    this.#flusher = new ResultFlusher({ orm: world.orm, writer: 3, graceMs: 900_000, now: Date.now, failed });
  }

  async tellAll({ order, sizes, atOnce }: Telling): Promise<void> {
    const steps = this.#steps(order, sizes);
    if (atOnce) await Promise.all(steps.map((step) => step()));
    else for (const step of steps) await step();
    await this.#world.engine.sweep();
  }

  #steps(order: readonly Happening[], sizes: readonly number[]): (() => Promise<unknown>)[] {
    const steps: (() => Promise<unknown>)[] = [];
    let updates: Update[] = [];
    const close = () => {
      const told = updates;
      updates = [];
      if (told.length > 0) steps.push(async () => expect(await tell(this.#world, ...told)).toBe(200));
    };
    order.forEach((happening, index) => {
      if (happening.kind === 'answer') {
        close();
        steps.push(() => this.#answer(happening.person, happening.answer));
      } else {
        updates.push(this.#updateOf(happening));
        if (updates.length >= (sizes[index % sizes.length] ?? 1)) close();
      }
    });
    close();
    return steps;
  }

  #wamid(index: number): string {
    return `wamid.${this.#run}.${index}`;
  }

  #answer(index: number, answer: keyof typeof answers): Promise<void> {
    const { attemptId, phone } = this.#attempt(index);
    const result = answers[answer](this.#wamid(index));
    const lineId = this.#world.whatsApp.lineIds[0] ?? '';
    return this.#flusher.add({ attemptId, lineId, phone, result, at: start });
  }

  #attempt(index: number): GivenAttempt {
    const attempt = this.#attempts[index];
    if (!attempt) throw new Error('Nobody has this number.');
    return attempt;
  }

  #updateOf(happening: Exclude<Happening, { kind: 'answer' }>): Update {
    const timestamp = seconds(happening.at);
    if (happening.kind === 'stranger') {
      return { statuses: [{ id: `wamid.foreign.${happening.at}`, status: 'read', timestamp }] };
    }
    const { token, phone } = this.#attempt(happening.person);
    const wamid = this.#wamid(happening.person);
    if (happening.kind === 'reply') {
      const { quotes } = happening;
      return {
        messages: [
          {
            id: `wamid.in.${wamid}.${happening.at}.${quotes}`,
            from: phone.slice(1),
            timestamp,
            type: 'text',
            text: { body: 'Thanks' },
            ...(quotes && { context: { id: wamid } }),
          },
        ],
      };
    }
    const { status: word, code, names } = happening;
    const data = { token, 'foreign token': 'someone.else', nothing: undefined }[names];
    const errors = [{ code, title: `Error ${code}`, error_data: { details: 'As told.' } }];
    return {
      statuses: [
        {
          id: wamid,
          status: word,
          timestamp,
          ...(data !== undefined && { biz_opaque_callback_data: data }),
          ...(word === 'failed' && { errors }),
        },
      ],
    };
  }
}

describe('S9: final rows depend only on the set of what was told', () => {
  test('two databases that hear the same in another order, in other batches, some of it again, end byte-equal', async () => {
    let run = 0;
    const twice = happenings.chain((what) => fc.tuple(telling(what), telling(what)));
    await fc.assert(
      fc.asyncProperty(twice, async ([first, second]) => {
        run += 1;
        const phones = Array.from({ length: people }, (_, index) => fictionalPhone(run * people + index));
        const finals = await Promise.all(
          [
            { world: one, told: first },
            { world: other, told: second },
          ].map(async ({ world, told }) => {
            const { deploymentId, attempts } = await givenAttempts(world, phones);
            await new Teller(world, attempts, run).tellAll(told);
            await expectExactCounts(world.orm);
            const times = await readTimeCounts(world.orm);
            expect(times.counters).toEqual(times.recount);
            return readFinalRows(world, deploymentId);
          }),
        );
        expect(finals[0]).toBe(finals[1]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect([...one.failures, ...other.failures]).toEqual([]);
  });
});
