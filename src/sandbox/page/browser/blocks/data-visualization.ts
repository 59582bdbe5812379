import { axisDrawing } from '../charts/axis-drawing.ts';
import { type AxisChart, type PieChart, parseChart } from '../charts/chart.ts';
import { percent, pieDrawing } from '../charts/pie.ts';
import { h, uniqueId } from '../dom.ts';
import { type Json, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import type { Speech } from '../text/speech.ts';

type Figures = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const axisFigures = ({ categories, series, xLabel }: AxisChart, speech: Speech): Figures => ({
  head: [xLabel || speech.say('Category'), ...series.map(({ name }) => name)],
  rows: categories.map((category, index) => [
    category,
    ...series.map(({ values }) => speech.number(values[index] ?? 0)),
  ]),
});

function pieFigures({ segments }: PieChart, speech: Speech): Figures {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  return {
    head: [speech.say('Part'), speech.say('Value'), speech.say('Share')],
    rows: segments.map(({ label, value }) => [label, speech.number(value), percent(value, total, speech)]),
  };
}

const figuresTable = ({ head, rows }: Figures, { say }: Speech): HTMLElement =>
  h(
    'details',
    { class: 'figures' },
    h('summary', {}, say('Show the figures')),
    h(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': say('Figures of the chart') },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...head.map((cell, at) => h('th', { scope: 'col', class: at ? 'right' : 'left' }, cell)),
          ),
        ),
        h(
          'tbody',
          {},
          ...rows.map((row) =>
            h(
              'tr',
              {},
              ...row.map((cell, at) =>
                at ? h('td', { class: 'right' }, cell) : h('th', { scope: 'row' }, cell),
              ),
            ),
          ),
        ),
      ),
    ),
  );

const legend = (names: readonly string[]): HTMLElement =>
  h(
    'ul',
    { class: 'legend' },
    ...names.map((name, at) => h('li', {}, h('span', { class: `swatch back-${at}` }), name)),
  );

/** A chart with title, legend, the values under the pointer, and all figures as a table. */
export function dataVisualizationBlock(block: Json, { directory: { speech } }: Surface): HTMLElement {
  const title = string(block.title);
  const chart = parseChart(block.chart);
  if (!chart) return h('p', { class: 'unknown' }, speech.say('{0} (a chart this page cannot draw)', title));
  const figures = chart.kind === 'pie' ? pieFigures(chart, speech) : axisFigures(chart, speech);
  const readout = h('p', { class: 'readout', 'aria-hidden': 'true' });
  const idle = chart.kind === 'pie' ? '' : chart.yLabel;
  const show = (index: number | undefined): void => {
    const [name = '', ...values] = (index === undefined ? undefined : figures.rows[index]) ?? [];
    if (index === undefined) readout.textContent = idle;
    else if (chart.kind === 'pie') readout.textContent = `${name}: ${values.join(' · ')}`;
    else
      readout.textContent = `${name}: ${values.map((value, at) => `${figures.head[at + 1]} ${value}`).join(' · ')}`;
  };
  show(undefined);
  const titleId = uniqueId('chart');
  const names =
    chart.kind === 'pie' ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  return h(
    'figure',
    { class: `chart ${chart.kind}-chart`, 'aria-labelledby': titleId },
    h('figcaption', { id: titleId }, title),
    readout,
    h(
      'div',
      { class: 'drawing' },
      chart.kind === 'pie' ? pieDrawing(chart, speech, show) : axisDrawing(chart, speech, show),
      legend(names),
    ),
    figuresTable(figures, speech),
  );
}
