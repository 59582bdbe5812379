import type { RatioResult } from './result.ts';
import { median } from './statistics.ts';
import { figure, formatTable } from './table.ts';

const headers = [
  'Ratio',
  'Baseline',
  'Product',
  '÷',
  'Near the limit',
  'Drift',
  'SQL/unit',
  'Commits/unit',
  'WAL bytes/unit',
  'CPU ms/unit',
  'of PostgreSQL',
] as const;

/** What is not counted per second. */
const plainUnits: ReadonlySet<string> = new Set(['MB', 'ms', 's', 'calls']);
const perUnit = (unit: string) => (plainUnits.has(unit) ? ` ${unit}` : '/s');

function rowOf(result: RatioResult): string[] {
  const { id, says, unit, baseline, product, ratio, nearLimit, drift, cost } = result;
  const rate = (values: readonly number[]) => `${figure(median(values))}${perUnit(unit)}`;
  return [
    `${id} ${says}`,
    rate(baseline.values),
    rate(product.values),
    ratio.toFixed(3),
    nearLimit,
    `${Math.round(drift * 100)} %`,
    figure(cost?.statements),
    figure(cost?.commits),
    figure(cost?.walBytes),
    figure(cost?.productCpuMs),
    figure(cost?.postgresCpuMs),
  ];
}

function notesOf({ id, baseline, product, notes, discard }: RatioResult): string[] {
  return [
    `${id}  ${baseline.name} against ${product.name}; ${notes.join('; ')}`,
    ...(discard === '' ? [] : [`    DISCARD: ${discard}`]),
  ];
}

/** Everything a reader needs to judge the figures: the table, then what each line means and which to throw away. */
export const reportText = (results: readonly RatioResult[]): string =>
  [formatTable(headers, results.map(rowOf)), '', ...results.flatMap(notesOf)].join('\n');
