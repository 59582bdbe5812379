import { type Figures, figureDefinitions, percentText } from '../entities/figures.ts';
import type { ReportFigure } from './report-document.ts';

export const countText = (count: number): string => count.toLocaleString('en-US');

export const usersText = (count: number): string => `${countText(count)} ${count === 1 ? 'user' : 'users'}`;

/** `92.3 %`; “–” of nothing. */
export const shareText = (part: number, whole: number): string =>
  percentText(whole === 0 ? undefined : (part / whole) * 100);

/** What the figures are held against. */
export interface Earlier {
  readonly figures: Figures;
  /** As in `+12 vs 2 Mar`. */
  readonly name: string;
}

type CountName = Exclude<keyof Figures, 'responseRate' | 'sentNotDelivered' | 'unknown'>;

const signed = (text: string, change: number): string => (change > 0 ? `+${text}` : `−${text}`);

function countChange(now: number, before: number, name: string): string {
  const change = now - before;
  return change === 0 ? `same as ${name}` : `${signed(countText(Math.abs(change)), change)} vs ${name}`;
}

function rateChange(now: number | undefined, before: number | undefined, name: string): string | undefined {
  if (now === undefined || before === undefined) return undefined;
  const change = Number((now - before).toFixed(1));
  if (change === 0) return `same as ${name}`;
  return `${signed(Math.abs(change).toFixed(1), change)} points vs ${name}`;
}

/** The parts of In process that need an explanation. */
function inProcessParts({ sentNotDelivered, unknown }: Figures): (string | undefined)[] {
  return [
    sentNotDelivered > 0 ? `${countText(sentNotDelivered)} sent, not delivered yet` : undefined,
    unknown > 0 ? `${countText(unknown)} unknown, not retried` : undefined,
  ];
}

function line(label: string, value: string, notes: readonly (string | undefined)[]): ReportFigure {
  const note = notes.filter((one) => one !== undefined).join(' · ');
  return note === '' ? { label, value } : { label, value, note };
}

/** The metrics page's figures in its order, each with the change against `earlier` when there is one. */
export function figureLines(figures: Figures, earlier?: Earlier): ReportFigure[] {
  const { totalUsers } = figures;
  const count = (label: string, name: CountName, ...notes: (string | undefined)[]): ReportFigure =>
    line(label, countText(figures[name]), [
      ...notes,
      earlier && countChange(figures[name], earlier.figures[name], earlier.name),
    ]);
  const share = (part: number) => (totalUsers === 0 ? undefined : `${shareText(part, totalUsers)} of users`);
  return [
    count(figureDefinitions.totalUsers.label, 'totalUsers'),
    count(figureDefinitions.messagesSent.label, 'messagesSent', share(figures.messagesSent)),
    count(figureDefinitions.inProcess.label, 'inProcess', ...inProcessParts(figures)),
    count(figureDefinitions.sendFailure.label, 'sendFailure', share(figures.sendFailure)),
    count(figureDefinitions.delivered.label, 'delivered', share(figures.delivered)),
    count(figureDefinitions.responses.label, 'responses'),
    line(figureDefinitions.responseRate.label, percentText(figures.responseRate), [
      earlier && rateChange(figures.responseRate, earlier.figures.responseRate, earlier.name),
    ]),
    ...(figures.cancelled > 0 ? [count('Cancelled', 'cancelled')] : []),
  ];
}
