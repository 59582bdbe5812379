import { s } from '../dom.ts';
import type { Speech } from '../text/speech.ts';
import type { PieChart } from './chart.ts';

const size = 200;
const outer = 92;
const inner = 52;

const at = (turn: number, radius: number): string => {
  const angle = turn * Math.PI * 2 - Math.PI / 2;
  return `${(size / 2 + radius * Math.cos(angle)).toFixed(2)} ${(size / 2 + radius * Math.sin(angle)).toFixed(2)}`;
};

function slice(from: number, to: number): string {
  const end = Math.min(to, from + 0.99999);
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(from, outer)}A${outer} ${outer} 0 ${large} 1 ${at(end, outer)}L${at(end, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}Z`;
}

export const percent = (part: number, whole: number, speech: Speech): string =>
  `${speech.number((part / whole) * 100, { maximumFractionDigits: 1 })} %`;

/** A ring; the whole stands in its middle. */
export function pieDrawing(
  { segments }: PieChart,
  speech: Speech,
  onHover: (index: number | undefined) => void,
): SVGElement {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  let from = 0;
  const slices = segments.map(({ value }, index) => {
    const to = from + value / total;
    const shape = s('path', { class: `slice fill-${index}`, d: slice(from, to) });
    from = to;
    shape.addEventListener('pointerenter', () => onHover(index));
    shape.addEventListener('pointerleave', () => onHover(undefined));
    return shape;
  });
  const middle = s('text', { class: 'pie-total', x: size / 2, y: size / 2 + 2 }, speech.number(total));
  const under = s('text', { class: 'tick pie-under', x: size / 2, y: size / 2 + 20 }, speech.say('total'));
  return s(
    'svg',
    { class: 'pie', viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' },
    ...slices,
    middle,
    under,
  );
}
