import { s } from '../dom.ts';
import type { Speech } from '../text/speech.ts';
import { type AxisChart, axisTicks, shortNumber } from './chart.ts';

export const width = 560;
export const height = 250;
const plot = { left: 46, right: 10, top: 12, bottom: 34 } as const;

export type Scale = {
  readonly band: number;
  readonly left: (index: number) => number;
  readonly middle: (index: number) => number;
  readonly y: (value: number) => number;
  readonly zero: number;
  readonly ticks: readonly number[];
};

/** Where categories and values fall inside the drawing. */
export function scaleOf(chart: AxisChart): Scale {
  const ticks = axisTicks(chart.series.flatMap(({ values }) => values));
  const lowest = ticks[0] ?? 0;
  const range = (ticks.at(-1) ?? 1) - lowest || 1;
  const inner = height - plot.top - plot.bottom;
  const y = (value: number): number => plot.top + inner * (1 - (value - lowest) / range);
  const band = (width - plot.left - plot.right) / Math.max(1, chart.categories.length);
  const left = (index: number): number => plot.left + band * index;
  return { band, left, middle: (index) => left(index) + band / 2, y, zero: y(0), ticks };
}

const text = (className: string, x: number, y: number, words: string): SVGElement =>
  s('text', { class: className, x, y }, words);

function categoryLabels(chart: AxisChart, scale: Scale): SVGElement[] {
  const longest = Math.max(1, ...chart.categories.map((category) => category.length));
  const every = Math.max(1, Math.ceil((longest * 6.6) / scale.band));
  const room = Math.max(4, Math.floor((scale.band * every) / 6.6));
  return chart.categories.flatMap((category, index) => {
    if (index % every !== 0) return [];
    const words = category.length > room ? `${category.slice(0, room - 1)}…` : category;
    return [text('tick x', scale.middle(index), height - plot.bottom + 16, words)];
  });
}

/** Grid lines, ticks and axis titles, drawn behind the data. */
export function axes(chart: AxisChart, scale: Scale, speech: Speech): SVGElement[] {
  const lines = scale.ticks.flatMap((tick) => [
    s('line', {
      class: tick === 0 ? 'base' : 'grid',
      x1: plot.left,
      x2: width - plot.right,
      y1: scale.y(tick),
      y2: scale.y(tick),
    }),
    text('tick y', plot.left - 8, scale.y(tick) + 4, shortNumber(tick, speech)),
  ]);
  const xTitle =
    chart.xLabel === '' ? [] : [text('axis x', (width + plot.left) / 2, height - 3, chart.xLabel)];
  return [...lines, ...categoryLabels(chart, scale), ...xTitle];
}
