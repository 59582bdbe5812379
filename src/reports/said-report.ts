import type { SaidReport } from '../entities/rows/slot.ts';

type Cohort = NonNullable<SaidReport['cohort']>;

const has = <Name extends string, Value>(
  value: object,
  name: Name,
  is: (found: unknown) => found is Value,
): value is Record<Name, Value> => is(Object.entries(value).find(([key]) => key === name)?.[1]);

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

const isCohort = (value: unknown): value is Cohort =>
  typeof value === 'object' &&
  value !== null &&
  has(value, 'from', isText) &&
  has(value, 'to', isText) &&
  has(value, 'delivered', isNumber) &&
  has(value, 'responses', isNumber) &&
  has(value, 'sendFailure', isNumber);

/** What a slot kept of its report. Undefined: nothing, or nothing that can be read any more. */
export function readSaid(value: unknown): SaidReport | undefined {
  if (typeof value !== 'object' || value === null || !has(value, 'fingerprint', isText)) return undefined;
  const { fingerprint } = value;
  return has(value, 'cohort', isCohort) ? { fingerprint, cohort: value.cohort } : { fingerprint };
}
