import { drawFrom, pick, seedOf, shuffled } from './drawn-number.ts';
import { sampleDiscounts, sampleNames, unusablePhones, unusableValues } from './sample-names.ts';

/** Area codes whose 555-0100 to 555-0199 are set aside for fiction: each code gives one phone per two-digit ending. */
const places: readonly (readonly [areaCode: string, city: string])[] = [
  ['202', 'Washington'],
  ['212', 'New York'],
  ['303', 'Denver'],
  ['305', 'Miami'],
  ['312', 'Chicago'],
  ['404', 'Atlanta'],
  ['415', 'San Francisco'],
  ['512', 'Austin'],
  ['617', 'Boston'],
];
const otherPlace = ['713', 'Houston'] as const;

/** What a review of the sample counts; 900 rows are left to be sent. */
export const sampleCounts = {
  rows: 1_000,
  invalid: 40,
  duplicate: 25,
  excluded: 15,
  incomplete: 20,
  valid: 900,
} as const;

const ending = (index: number): string => String(index).padStart(2, '0');
const e164 = (areaCode: string, index: number): string => `+1${areaCode}55501${ending(index)}`;
const spaced = (phone: string): string =>
  `${phone.slice(0, 2)} (${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;

/** What the sandbox puts on its exclusion list, in E.164. */
export const sampleExcludedPhones: readonly string[] = Array.from(
  { length: sampleCounts.excluded },
  (_, index) => e164(otherPlace[0], index),
);

interface Row {
  readonly phone: string;
  readonly firstName: string;
  readonly discount: string;
  readonly city: string;
}

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Story 81 is refused as “too fast”. */
const isThrottled = ({ phone }: Row): boolean => /^\+1\d{8}81$/.test(phone);

/** A line that is too fast hears it in one burst; spread over the list, each refusal would slow it down once more. */
const throttledTogether = (rows: readonly Row[]): Row[] => {
  const others = rows.filter((row) => !isThrottled(row));
  return others.toSpliced(Math.floor(others.length / 4), 0, ...rows.filter(isThrottled));
};

function buildRows(): Row[] {
  const draw = drawFrom(seedOf('sample audience'));
  const person = (phone: string, city: string): Row => ({
    phone,
    firstName: pick(sampleNames, draw),
    discount: pick(sampleDiscounts, draw),
    city,
  });
  const [otherCode, otherCity] = otherPlace;
  const valid = places.flatMap(([areaCode, city]) =>
    times(100, (index) => person(e164(areaCode, index), city)),
  );
  const excluded = sampleExcludedPhones.map((phone) => person(phone, otherCity));
  const incomplete = times(sampleCounts.incomplete, (index): Row => {
    const whole = person(e164(otherCode, sampleCounts.excluded + index), otherCity);
    const unusable = unusableValues[index % unusableValues.length] ?? '';
    return index % 3 === 0 ? { ...whole, discount: unusable } : { ...whole, firstName: unusable };
  });
  const invalid = times(sampleCounts.invalid, (index) =>
    person(unusablePhones[index % unusablePhones.length] ?? '', pick(places, draw)[1]),
  );
  const rows = throttledTogether(shuffled([...valid, ...excluded, ...incomplete, ...invalid], draw));
  // A repeated phone stands somewhere below its first row, often written in another way.
  for (const first of shuffled(valid, draw).slice(0, sampleCounts.duplicate)) {
    const below = rows.indexOf(first) + 1;
    const place = below + Math.floor(draw() * (rows.length - below + 1));
    const phone = draw() < 0.5 ? spaced(first.phone) : first.phone;
    rows.splice(place, 0, { ...first, phone, discount: pick(sampleDiscounts, draw) });
  }
  return rows;
}

/** Whom a newcomer may answer as: the digits and name of everybody on the list to whom a message can be sent. */
export const samplePeople = (): ReadonlyMap<string, string> =>
  new Map(
    buildRows()
      .filter(({ phone }) => places.some(([areaCode]) => phone.startsWith(`+1${areaCode}55501`)))
      .map(({ phone, firstName }) => [phone.slice(1), firstName]),
  );

const cell = (text: string): string => (/[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A list of 1,000 customers for `spring_sale_2026`, always the same: nine phones for every ending, and the rows that a
 * review refuses as `sampleCounts` tells.
 */
export function sampleAudienceCsv(): string {
  const lines = buildRows().map(({ phone, firstName, discount, city }, index) =>
    [phone, firstName, discount, `A-${10_001 + index}`, city].map(cell).join(','),
  );
  return `${['phone,first_name,discount,order_id,city', ...lines].join('\n')}\n`;
}
