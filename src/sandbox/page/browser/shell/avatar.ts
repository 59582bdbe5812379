import { h, s } from '../dom.ts';

const tints = 6;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

const tintOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 7 + (letter.codePointAt(0) ?? 0)) % 1009, 0) % tints;

/** The app's mark: a speech bubble that has arrived. */
export const appMark = (): SVGElement =>
  s(
    'svg',
    { class: 'app-mark', viewBox: '0 0 32 32', 'aria-hidden': 'true' },
    s('path', {
      class: 'bubble',
      d: 'M9 6h14a5 5 0 0 1 5 5v8a5 5 0 0 1-5 5h-8l-6 5v-5a5 5 0 0 1-5-5v-8a5 5 0 0 1 5-5Z',
    }),
    s('path', { class: 'tick', d: 'm8.500 15.200 3.600 3.600 6.200-7M15.800 18.300l.500.500 6.200-7' }),
  );

/** A picture made of the name: initials on a tint that stays the same for that name. */
export const avatar = (name: string, isApp: boolean): HTMLElement =>
  isApp
    ? h('span', { class: 'avatar app', 'aria-hidden': 'true' }, appMark())
    : h('span', { class: `avatar tint-${tintOf(name)}`, 'aria-hidden': 'true' }, initials(name));
