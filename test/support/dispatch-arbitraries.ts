import fc from 'fast-check';
import type { Facts, Failure } from '../../src/dispatch/outcomes/facts.ts';
import { failureClassNames } from '../../src/entities/failure-class.ts';

/** Few moments, so that ties happen; whole seconds, as providers tell them. */
const moment = fc.integer({ min: 0, max: 6 }).map((second) => 1_760_000_000_000 + second * 1_000);
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

export const anyFailure: fc.Arbitrary<Failure> = fc.record({
  at: moment,
  failure: fc.constantFrom(...failureClassNames),
  code: fc.constantFrom('', '131000', '131026', '131049'),
  detail: fc.constantFrom('', 'Not reachable.', 'Try later.'),
  refused: fc.boolean(),
});

/** Any set of facts, whole or in part, that one attempt can hear of. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    providerId: sometimes(fc.constantFrom('wamid.A', 'wamid.B')),
    acceptedAt: sometimes(moment),
    sentAt: sometimes(moment),
    deliveredAt: sometimes(moment),
    readAt: sometimes(moment),
    repliedAt: sometimes(moment),
    answeredAt: sometimes(moment),
    failure: sometimes(anyFailure),
    uncertain: sometimes(
      fc.record({
        kind: fc.constantFrom('uncertain' as const, 'accepted_unknown_id' as const),
        because: fc.constantFrom('Reset.', 'Stopped.'),
      }),
    ),
    overridden: fc.boolean(),
  })
  .map(({ providerId, ...facts }) => (providerId === undefined ? facts : { providerId, ...facts }));

/** The same facts, each at least once, some again, in any order. */
export const retold = <Value>(values: readonly Value[]): fc.Arbitrary<readonly Value[]> =>
  values.length === 0
    ? fc.constant([])
    : fc
        .array(fc.constantFrom(...values), { maxLength: 6 })
        .chain((again) =>
          fc.shuffledSubarray([...values, ...again], { minLength: values.length + again.length }),
        );
