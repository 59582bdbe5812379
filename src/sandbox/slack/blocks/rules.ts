import { isList, isRecord, type JsonRecord } from '../json.ts';

/** One thing Slack would refuse. `pointer` is a JSON pointer such as `/blocks/0/text/text`. */
export interface BlockProblem {
  readonly pointer: string;
  readonly message: string;
}

export type Report = (pointer: string, message: string) => void;
export type Rule = (value: unknown, pointer: string, report: Report) => void;
export type Fields = Readonly<Record<string, Rule | Required>>;
type Required = { readonly required: Rule };

export const required = (rule: Rule): Required => ({ required: rule });

/** Runs several rules over the same value. */
export const both =
  (...rules: readonly Rule[]): Rule =>
  (value, pointer, report) => {
    for (const rule of rules) rule(value, pointer, report);
  };

export const text =
  (limits: { min?: number; max?: number; pattern?: RegExp; says?: string }): Rule =>
  (value, pointer, report) => {
    const { min = 1, max = Number.POSITIVE_INFINITY, pattern, says = 'invalid format' } = limits;
    if (typeof value !== 'string') return report(pointer, 'must provide a string');
    if (value.length < min) report(pointer, `must be more than ${min - 1} characters`);
    if (value.length > max) report(pointer, `must be less than ${max + 1} characters`);
    if (pattern && !pattern.test(value)) report(pointer, says);
  };

export const number =
  (limits: { min?: number; max?: number; integer?: boolean; above?: number } = {}): Rule =>
  (value, pointer, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return report(pointer, 'must provide a number');
    if (limits.integer && !Number.isInteger(value)) report(pointer, 'must provide an integer');
    if (limits.min !== undefined && value < limits.min) report(pointer, `must be at least ${limits.min}`);
    if (limits.above !== undefined && value <= limits.above)
      report(pointer, `must be more than ${limits.above}`);
    if (limits.max !== undefined && value > limits.max) report(pointer, `must be at most ${limits.max}`);
  };

export const flag: Rule = (value, pointer, report) => {
  if (typeof value !== 'boolean') report(pointer, 'must provide a boolean');
};

export const word =
  (...allowed: readonly string[]): Rule =>
  (value, pointer, report) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      report(pointer, `must be one of: ${allowed.join(', ')}`);
  };

export const list =
  (item: Rule, limits: { min?: number; max?: number } = {}): Rule =>
  (value, pointer, report) => {
    if (!isList(value)) return report(pointer, 'must provide an array');
    const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
    if (value.length < min) report(pointer, `no fewer than ${min} items allowed [${value.length}]`);
    if (value.length > max) report(pointer, `no more than ${max} items allowed [${value.length}]`);
    value.forEach((each, index) => {
      item(each, `${pointer}/${index}`, report);
    });
  };

/** Checks the fields named, refuses any other, then runs `also` over the whole object. */
export const shape =
  (fields: Fields, also?: (value: JsonRecord, pointer: string, report: Report) => void): Rule =>
  (value, pointer, report) => {
    if (!isRecord(value)) return report(pointer, 'must provide an object');
    for (const [name, field] of Object.entries(fields)) {
      const rule = typeof field === 'function' ? field : field.required;
      if (value[name] !== undefined && value[name] !== null) rule(value[name], `${pointer}/${name}`, report);
      else if (typeof field !== 'function') report(pointer, `missing required field: ${name}`);
    }
    for (const name of Object.keys(value))
      if (!Object.hasOwn(fields, name)) report(pointer, `invalid additional property: ${name}`);
    also?.(value, pointer, report);
  };

/** Chooses the rule by the object's `type`. */
export const variants =
  (byType: Readonly<Record<string, Rule>>): Rule =>
  (value, pointer, report) => {
    if (!isRecord(value)) return report(pointer, 'must provide an object');
    const type = value.type;
    if (typeof type !== 'string') return report(pointer, 'missing required field: type');
    const rule = Object.hasOwn(byType, type) ? byType[type] : undefined;
    if (!rule) return report(`${pointer}/type`, `unsupported type: ${type}`);
    rule(value, pointer, report);
  };

/** Picks some rows of a table of variants. */
export const only = (
  table: Readonly<Record<string, Rule>>,
  ...types: readonly string[]
): Readonly<Record<string, Rule>> =>
  Object.fromEntries(Object.entries(table).filter(([type]) => types.includes(type)));

/** Refuses two items that give the same key; items without a key are left alone. */
export const unique =
  (keyOf: (item: JsonRecord) => unknown, says: string): Rule =>
  (value, pointer, report) => {
    if (!isList(value)) return;
    const seen = new Set<unknown>();
    value.forEach((item, index) => {
      const key = isRecord(item) ? keyOf(item) : undefined;
      if (key === undefined) return;
      if (seen.has(key)) report(`${pointer}/${index}`, `${says}: ${String(key)}`);
      seen.add(key);
    });
  };
