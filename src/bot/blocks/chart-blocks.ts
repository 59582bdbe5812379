import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type { ReportChart } from '../../reports/report-document.ts';
import { cutTo, escapeText, oneLine } from './slack-text.ts';

interface Point {
  readonly label: string;
  readonly value: number;
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; messages only, at most two in each. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  title: string;
  chart:
    | { type: 'pie'; segments: readonly Point[] }
    | {
        type: 'bar' | 'line';
        series: readonly { readonly name: string; readonly data: readonly Point[] }[];
        axis_config: { readonly categories: readonly string[] };
      };
}

const most = { charts: 2, segments: 6, series: 6, points: 20, label: 20, title: 50 } as const;

/** Labels cut to Slack's length and still different from each other. */
function distinctLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const base = oneLine(label) || '–';
    let short = cutTo(base, most.label);
    for (let count = 2; taken.has(short); count += 1) {
      const tail = ` ${count}`;
      short = `${cutTo(base, most.label - tail.length)}${tail}`;
    }
    taken.add(short);
    return short;
  });
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** The first series' largest segments; what Slack has no room for is one segment of its own. */
function segmentsOf(chart: ReportChart): Point[] {
  const points = (chart.series[0]?.points ?? [])
    .map(({ label, value }) => ({ label, value: finite(value) }))
    .filter(({ value }) => value > 0)
    .sort((left, right) => right.value - left.value);
  const shown = points.length > most.segments ? points.slice(0, most.segments - 1) : points;
  const rest = points.slice(shown.length).reduce((sum, { value }) => sum + value, 0);
  const all = rest > 0 ? [...shown, { label: say`Other`, value: rest }] : shown;
  const labels = distinctLabels(all.map(({ label }) => label));
  return all.map(({ value }, index) => ({ label: labels[index] ?? '–', value }));
}

/** A line keeps its latest points, a bar chart its first. */
function categoriesOf(chart: ReportChart): string[] {
  const all = [...new Set(chart.series.flatMap(({ points }) => points.map(({ label }) => label)))];
  return chart.kind === 'line' ? all.slice(-most.points) : all.slice(0, most.points);
}

/** Slack's own chart; undefined when there is nothing to draw. */
export function chartBlock(chart: ReportChart): DataVisualizationBlock | undefined {
  const title = cutTo(oneLine(chart.title) || say`Chart`, most.title);
  if (chart.kind === 'pie') {
    const segments = segmentsOf(chart);
    return segments.length === 0
      ? undefined
      : { type: 'data_visualization', title, chart: { type: 'pie', segments } };
  }
  const labels = categoriesOf(chart);
  const shownSeries = chart.series.slice(0, most.series);
  if (labels.length === 0 || shownSeries.length === 0) return undefined;
  const categories = distinctLabels(labels);
  const names = distinctLabels(shownSeries.map(({ name }) => name));
  const series = shownSeries.map(({ points }, index) => {
    const values = new Map(points.map(({ label, value }) => [label, finite(value)]));
    const data = labels.map((label, at) => ({ label: categories[at] ?? '–', value: values.get(label) ?? 0 }));
    return { name: names[index] ?? '–', data };
  });
  return {
    type: 'data_visualization',
    title,
    chart: { type: chart.kind, series, axis_config: { categories } },
  };
}

/** The figures of a chart in mrkdwn, one line per series: what is read where the drawing is not seen. */
export function chartWords(chart: ReportChart, max: number): string {
  const lines = chart.series.map(({ name, points }) => {
    const figures = points.map(({ label, value }) => `${oneLine(label)} ${countText(value)}`).join(', ');
    return `${oneLine(name)}: ${figures || say`nothing`}`;
  });
  return escapeText(`${oneLine(chart.title)}. ${lines.join('; ') || say`Nothing to show`}.`, max);
}

export const mostChartsPerMessage = most.charts;
