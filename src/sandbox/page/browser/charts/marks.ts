import { s } from '../dom.ts';
import type { AxisChart } from './chart.ts';
import type { Scale } from './frame.ts';

type Draw = (chart: AxisChart, scale: Scale) => SVGElement[];

const widestBar = 26;
const radius = 3;

function bar(x: number, y: number, barWidth: number, tall: number, className: string): SVGElement {
  const round = Math.min(radius, barWidth / 2, tall);
  const top = `M${x} ${y + tall}v${-(tall - round)}q0 ${-round} ${round} ${-round}h${barWidth - round * 2}q${round} 0 ${round} ${round}v${tall - round}Z`;
  return s('path', { class: className, d: top });
}

const bars: Draw = ({ series, categories }, scale) => {
  const group = Math.min(scale.band * 0.76, series.length * widestBar);
  const each = group / Math.max(1, series.length);
  return categories.flatMap((_category, index) =>
    series.map(({ values }, at) => {
      const value = values[index] ?? 0;
      const y = Math.min(scale.y(value), scale.zero);
      const tall = Math.abs(scale.y(value) - scale.zero);
      return bar(
        scale.middle(index) - group / 2 + each * at + 1,
        y,
        Math.max(1, each - 2),
        tall,
        `fill-${at}`,
      );
    }),
  );
};

const points = (values: readonly number[], scale: Scale): string =>
  values.map((value, index) => `${scale.middle(index).toFixed(1)} ${scale.y(value).toFixed(1)}`).join('L');

const lines: Draw = ({ series }, scale) =>
  series.flatMap(({ values }, at) => [
    s('path', { class: `stroke-${at}`, d: `M${points(values, scale)}` }),
    ...values.map((value, index) =>
      s('circle', { class: `dot fill-${at}`, cx: scale.middle(index), cy: scale.y(value), r: 3.5 }),
    ),
  ]);

const areas: Draw = ({ series }, scale) =>
  series.flatMap(({ values }, at) => {
    const last = scale.middle(values.length - 1);
    const outline = `M${scale.middle(0)} ${scale.zero}L${points(values, scale)}L${last} ${scale.zero}Z`;
    return [
      s('path', { class: `area fill-${at}`, d: outline }),
      s('path', { class: `stroke-${at}`, d: `M${points(values, scale)}` }),
    ];
  });

export const drawings: Readonly<Record<AxisChart['kind'], Draw>> = { bar: bars, line: lines, area: areas };
