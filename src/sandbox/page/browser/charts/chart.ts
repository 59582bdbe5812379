import { type Json, number, record, records, string, strings } from '../json.ts';
import type { Speech } from '../text/speech.ts';

export type Series = { readonly name: string; readonly values: readonly number[] };

/** A chart with categories along the x axis. */
export type AxisChart = {
  readonly kind: 'bar' | 'line' | 'area';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
};

export type PieChart = {
  readonly kind: 'pie';
  readonly segments: readonly { readonly label: string; readonly value: number }[];
};

export type Chart = AxisChart | PieChart;

function parseSeries(series: Json, categories: readonly string[]): Series {
  const byLabel = new Map(records(series.data).map(({ label, value }) => [string(label), number(value)]));
  return { name: string(series.name), values: categories.map((category) => byLabel.get(category) ?? 0) };
}

/** The chart of a `data_visualization` block; undefined for a kind this page does not draw. */
export function parseChart(value: unknown): Chart | undefined {
  const chart = record(value);
  const { type } = chart;
  if (type === 'pie') {
    const segments = records(chart.segments).map(({ label, value: size }) => ({
      label: string(label),
      value: number(size),
    }));
    return { kind: 'pie', segments };
  }
  if (type !== 'bar' && type !== 'line' && type !== 'area') return undefined;
  const axis = record(chart.axis_config);
  const categories = strings(axis.categories);
  return {
    kind: type,
    categories,
    series: records(chart.series).map((series) => parseSeries(series, categories)),
    xLabel: string(axis.x_label),
    yLabel: string(axis.y_label),
  };
}

const wholeSteps = [1, 2, 5, 10];
const anySteps = [1, 2, 2.5, 5, 10];

/** Round steps from zero (or below) to the largest value or just above; counts never get fractions. */
export function axisTicks(values: readonly number[], wanted = 4): number[] {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  if (top === bottom) return [0, 1];
  const isWhole = values.every(Number.isInteger);
  const rough = Math.max((top - bottom) / wanted, isWhole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factors = isWhole ? wholeSteps : anySteps;
  const step = factors.map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const from = Math.floor(bottom / step);
  const count = Math.ceil(top / step) - from;
  return Array.from({ length: count + 1 }, (_unused, index) =>
    Number(((from + index) * step).toPrecision(12)),
  );
}

export const shortNumber = (value: number, speech: Speech): string =>
  speech.number(value, {
    notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 1,
  });
