import { said, say, text } from '../entities/language/say.ts';
import type { Timed } from '../entities/time-steps.ts';
import type { Times } from './reader.ts';
import type { ReportFigure } from './report-document.ts';

interface TimeFacts {
  readonly label: string;
  readonly definition: string;
  readonly none: string;
}

const reading = text(
  'Median: half of them took no longer; p90: nine of ten. Accurate to a second below 20 seconds, to a tenth above.',
);

export const timeDefinitions: Readonly<Record<Timed, TimeFacts>> = {
  delivery: {
    label: text('Time to deliver'),
    definition: text('From our call to WhatsApp until the first sign that the phone had the message.'),
    none: text('nothing delivered yet'),
  },
  response: {
    label: text('Time to first response'),
    definition: text('From there until the user’s first answer.'),
    none: text('nobody answered yet'),
  },
};

const units = [
  { seconds: 86_400, name: 'd' },
  { seconds: 3_600, name: 'h' },
  { seconds: 60, name: 'min' },
  { seconds: 1, name: 's' },
] as const;

/** `0 s`, `45 s`, `3 min 20 s`, `2 h 5 min`: the two largest units. */
export function durationText(seconds: number): string {
  const at = Math.max(
    0,
    units.findIndex((unit) => seconds >= unit.seconds),
  );
  const [large, small] = seconds < 1 ? [units[3]] : units.slice(at, at + 2);
  if (!large) return `${seconds} s`;
  const count = Math.floor(seconds / large.seconds);
  const rest = small ? Math.floor((seconds - count * large.seconds) / small.seconds) : 0;
  return rest > 0 && small ? `${count} ${large.name} ${rest} ${small.name}` : `${count} ${large.name}`;
}

/** Median and 90th percentile of each. */
export const timeLines = (times: Times): readonly (ReportFigure & { readonly definition: string })[] =>
  (['delivery', 'response'] as const).map((timed) => {
    const label = said(timeDefinitions[timed].label);
    const definition = [timeDefinitions[timed].definition, reading].map(said).join(' ');
    const summary = times[timed];
    const value =
      summary === undefined
        ? '–'
        : say`median ${durationText(summary.median)}, p90 ${durationText(summary.ninetieth)}`;
    return summary === undefined
      ? { label, value, note: said(timeDefinitions[timed].none), definition }
      : { label, value, definition };
  });
