import type { ReportChart } from './report-document.ts';

/** Each at least 3:1 against white, and told apart without colour vision by lightness. */
const colours = ['#1264a3', '#b3541e', '#007a5a', '#7a3e9d', '#5c5c5c', '#8f2d56'] as const;

const colourOf = (index: number): string => colours[index % colours.length] ?? colours[0];

/** The part of a Chart.js 4 configuration that we use: https://www.chartjs.org/docs/latest/configuration/ */
export interface ChartConfig {
  readonly type: 'bar' | 'line' | 'pie';
  readonly data: {
    readonly labels: readonly string[];
    readonly datasets: readonly {
      readonly label: string;
      readonly data: readonly number[];
      readonly backgroundColor: string | readonly string[];
      readonly borderColor: string;
    }[];
  };
  readonly options: {
    readonly plugins: {
      readonly title: { readonly display: true; readonly text: string };
      readonly legend: { readonly display: boolean };
    };
    readonly scales?: { readonly y: { readonly beginAtZero: true } };
  };
}

/** Body of `POST /chart`: https://quickchart.io/documentation/usage/post-endpoint/ */
export interface QuickChartBody {
  readonly chart: ChartConfig;
  readonly width: number;
  readonly height: number;
  readonly format: 'png';
  readonly version: '4';
  readonly backgroundColor: 'white';
}

/** A pie shows the first series alone; a label that a series lacks counts as zero. */
export function chartConfig({ title, kind, series }: ReportChart): ChartConfig {
  const shown = kind === 'pie' ? series.slice(0, 1) : series;
  const labels = [...new Set(shown.flatMap(({ points }) => points.map(({ label }) => label)))];
  return {
    type: kind,
    data: {
      labels,
      datasets: shown.map(({ name, points }, index) => {
        const values = new Map(points.map(({ label, value }) => [label, value]));
        return {
          label: name,
          data: labels.map((label) => values.get(label) ?? 0),
          backgroundColor: kind === 'pie' ? labels.map((_label, slice) => colourOf(slice)) : colourOf(index),
          borderColor: kind === 'pie' ? '#ffffff' : colourOf(index),
        };
      }),
    },
    options: {
      plugins: {
        title: { display: true, text: title },
        legend: { display: kind === 'pie' || shown.length > 1 },
      },
      ...(kind !== 'pie' && { scales: { y: { beginAtZero: true } } }),
    },
  };
}

export const quickChartBody = (chart: ReportChart): QuickChartBody => ({
  chart: chartConfig(chart),
  width: 900,
  height: 420,
  format: 'png',
  version: '4',
  backgroundColor: 'white',
});
