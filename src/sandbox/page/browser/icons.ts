import { s } from './dom.ts';

const paths = {
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M20 11.5a7.5 7.5 0 0 1-11.2 6.5L4 19.5l1.4-4.4A7.5 7.5 0 1 1 20 11.5Z',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4',
  attach: 'm20 11-8.3 8.3a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  slash: 'M15 4 9 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  home: 'm4 11 8-7 8 7v8.5h-5.5V14h-5v5.5H4V11Z',
  hash: 'M9 4 7 20M17 4l-2 16M4.5 9h16M3.500 15h16',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.500 11h13v9h-13v-9Z',
  file: 'M7 3h7l4 4v14H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm7 0v4h4M9.500 12h5M9.500 16h5',
  download: 'M12 4v11m0 0-4.500-4.500M12 15l4.500-4.500M5 20h14',
  compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm3.500-12.500-2 5-5 2 2-5 5-2Z',
  chevron: 'm7 10 5 5 5-5',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  eye: 'M2.500 12s3.500-6.500 9.500-6.500 9.500 6.500 9.500 6.500-3.500 6.500-9.500 6.500S2.500 12 2.500 12Zm9.500 2.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600Z',
  person:
    'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.500 8.500c.800-4 4-5.500 7.500-5.500s6.700 1.500 7.500 5.500',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6l1-7Z',
} as const;

/** A line drawing of our own; always beside words or inside something that is named. */
export const icon = (name: keyof typeof paths): SVGElement =>
  s(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    s('path', { d: paths[name] }),
  );
