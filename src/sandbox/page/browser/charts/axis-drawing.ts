import { s } from '../dom.ts';
import type { Speech } from '../text/speech.ts';
import type { AxisChart } from './chart.ts';
import { axes, height, scaleOf, width } from './frame.ts';
import { drawings } from './marks.ts';

/** Bars, lines or areas, with a full-height band per category that reports the pointer. */
export function axisDrawing(
  chart: AxisChart,
  speech: Speech,
  onHover: (index: number | undefined) => void,
): SVGElement {
  const scale = scaleOf(chart);
  const bands = chart.categories.map((_category, index) => {
    const band = s('rect', { class: 'hover-band', x: scale.left(index), y: 0, width: scale.band, height });
    band.addEventListener('pointerenter', () => onHover(index));
    return band;
  });
  const drawing = s(
    'svg',
    { class: 'axis-chart', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    ...bands,
    s('g', { class: 'marks' }, ...axes(chart, scale, speech), ...drawings[chart.kind](chart, scale)),
  );
  drawing.addEventListener('pointerleave', () => onHover(undefined));
  return drawing;
}
