import fc from 'fast-check';

/** What no provider should send, and what an attacker would. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '\0',
    '__proto__',
    'constructor',
    '<!channel>',
    '+57 300 555 0101',
    ' \u202E\u200B',
    '\uD800',
    '-1',
    '1e309',
    0,
    -1,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    'x'.repeat(5_000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 3 }),
);

type Change = 'replace' | 'remove' | 'double' | 'wrap' | 'rename' | 'add';

interface Mutation {
  /** Which of the places inside, counted in order. */
  readonly place: number;
  readonly change: Change;
  readonly with: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(400),
  change: fc.constantFrom<Change>('replace', 'replace', 'remove', 'double', 'wrap', 'rename', 'add'),
  with: junk,
});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const countPlaces = (value: unknown): number =>
  1 +
  (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).reduce<number>(
    (sum, inner) => sum + countPlaces(inner),
    0,
  );

function changed(value: unknown, { change, with: other }: Mutation): unknown {
  if (change === 'double') return Array.isArray(value) ? [...value, ...value] : [value, value];
  if (change === 'wrap') return { [String(other).slice(0, 20)]: value };
  if (change === 'add' && isObject(value))
    return Object.fromEntries([...Object.entries(value), ['__proto__', other], ['odd', other]]);
  if (change === 'rename' && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner], at) => [at === 0 ? String(other).slice(0, 20) : key, inner]),
    );
  return other;
}

/** The value with the change made at that place; removed places leave their key or position out. */
function mutateAt(value: unknown, at: number, made: Mutation): unknown {
  if (at === 0) return changed(value, made);
  let left = at - 1;
  const inside = (inner: unknown): readonly unknown[] => {
    const places = countPlaces(inner);
    const here = left;
    left -= places;
    if (here < 0 || here >= places) return [inner];
    return here === 0 && made.change === 'remove' ? [] : [mutateAt(inner, here, made)];
  };
  if (Array.isArray(value)) return value.flatMap((inner) => inside(inner).map((one) => one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => inside(inner).map((one) => [key, one])),
  );
}

/** One of the examples, with a few things changed in it: still nearly what the parser expects. */
export const mutated = (examples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...examples), fc.array(mutation, { maxLength: 5 }))
    .map(([example, mutations]) =>
      mutations.reduce((value, one) => mutateAt(value, one.place % countPlaces(value), one), example),
    );

const splice = fc.record({ at: fc.nat(4_000), drop: fc.nat(20), put: fc.uint8Array({ maxLength: 12 }) });

/** The bytes with some taken out and others put in. */
export const damaged = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc.tuple(bytes, fc.array(splice, { maxLength: 4 })).map(([whole, splices]) =>
    splices.reduce((left, { at, drop, put }) => {
      const from = left.length === 0 ? 0 : at % left.length;
      return Buffer.concat([left.subarray(0, from), put, left.subarray(from + drop)]);
    }, whole),
  );

/** JSON of nearly right values, seldom damaged. */
export const nearlyJson = (examples: readonly unknown[]): fc.Arbitrary<Buffer> => {
  const whole = mutated(examples).map((value) => Buffer.from(JSON.stringify(value) ?? 'null'));
  return fc.oneof({ weight: 5, arbitrary: whole }, { weight: 1, arbitrary: damaged(whole) });
};

/** Text of the examples with words of any kind between. */
export const nearlyText = (examples: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    damaged(fc.constantFrom(...examples).map((text) => Buffer.from(text))).map((bytes) =>
      bytes.toString('utf8'),
    ),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...examples.flatMap((text) => text.split(/(?<=\s)/))),
          fc.string({ unit: 'binary', maxLength: 8 }),
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );
