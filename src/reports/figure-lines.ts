import { type Figures, figureDefinitions, percentText } from '../entities/figures.ts';
import { countText, decimalText } from '../entities/language/number-text.ts';
import { said, say, text } from '../entities/language/say.ts';
import { rateDifference } from './rate-difference.ts';
import type { ReportFigure } from './report-document.ts';

/** `92.3 %`; “–” of nothing. */
export const shareText = (part: number, whole: number): string =>
  percentText(whole === 0 ? undefined : (part / whole) * 100);

const cancelledLabel = text('Cancelled (users)');

type CountName = Exclude<keyof Figures, 'responseRate' | 'sentNotDelivered' | 'unknown'>;

const signed = (amount: string, change: number): string => (change > 0 ? `+${amount}` : `−${amount}`);

/** `+12 vs 2 Mar`. */
export function countChange(now: number, before: number, name: string): string {
  const change = now - before;
  return change === 0 ? say`same as ${name}` : say`${signed(countText(Math.abs(change)), change)} vs ${name}`;
}

export function rateChange(
  now: number | undefined,
  before: number | undefined,
  name: string,
): string | undefined {
  if (now === undefined || before === undefined) return undefined;
  const change = Number((now - before).toFixed(1));
  if (change === 0) return say`same as ${name}`;
  return say`${signed(decimalText(Math.abs(change)), change)} points vs ${name}`;
}

/** The parts of In process that need an explanation; one that is all of it does not repeat the number. */
export function inProcessParts({ inProcess, sentNotDelivered, unknown }: Figures): (string | undefined)[] {
  if (inProcess > 0 && sentNotDelivered === inProcess) return [say`sent and not delivered yet`];
  if (inProcess > 0 && unknown === inProcess) return [say`unknown, not retried`];
  return [
    sentNotDelivered > 0 ? say`${countText(sentNotDelivered)} sent, not delivered yet` : undefined,
    unknown > 0 ? say`${countText(unknown)} unknown, not retried` : undefined,
  ];
}

/** A percentage as a spreadsheet wants it. */
export const rateNumber = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : Number(percent.toFixed(1));

/** One figure with what is beside it. */
export function figureLine(
  label: string,
  value: string,
  number: number | undefined,
  notes: readonly (string | undefined)[] = [],
): ReportFigure {
  const note = notes.filter((one) => one !== undefined && one !== '').join(' · ');
  return { label, value, ...(number !== undefined && { number }), ...(note !== '' && { note }) };
}

/** The metrics page's figures in its order. */
export function figureLines(figures: Figures): ReportFigure[] {
  const { totalUsers, responseRate } = figures;
  const count = (label: string, name: CountName, ...notes: (string | undefined)[]): ReportFigure =>
    figureLine(label, countText(figures[name]), figures[name], notes);
  const share = (part: number) =>
    totalUsers === 0 ? undefined : say`${shareText(part, totalUsers)} of users`;
  return [
    count(said(figureDefinitions.totalUsers.label), 'totalUsers'),
    count(said(figureDefinitions.messagesSent.label), 'messagesSent', share(figures.messagesSent)),
    count(said(figureDefinitions.inProcess.label), 'inProcess', ...inProcessParts(figures)),
    count(said(figureDefinitions.sendFailure.label), 'sendFailure', share(figures.sendFailure)),
    count(said(figureDefinitions.delivered.label), 'delivered', share(figures.delivered)),
    count(said(figureDefinitions.responses.label), 'responses'),
    figureLine(
      said(figureDefinitions.responseRate.label),
      percentText(responseRate),
      rateNumber(responseRate),
    ),
    ...(figures.cancelled > 0 ? [count(said(cancelledLabel), 'cancelled')] : []),
  ];
}

/** One figure of two versions, and what changed from the first to the second. */
export interface ComparedFigure {
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly change: string;
}

/** What became of the response rate from the first to the second, as far as so few or many people tell. */
export function rateChangeOf(first: Figures, second: Figures): string {
  const told = rateDifference(first, second);
  if (told === 'nothing delivered') return say`no comparison, as one of them has delivered nothing`;
  if (told === 'too few') return say`too few to tell`;
  const change = Number(((second.responseRate ?? 0) - (first.responseRate ?? 0)).toFixed(1));
  if (change === 0) return say`same`;
  const points = signed(say`${decimalText(Math.abs(change))} points`, change);
  return told === 'clear' ? points : say`${points}, may be chance`;
}

/** The metrics page's figures in its order, of two versions. */
export function comparedFigures(first: Figures, second: Figures): ComparedFigure[] {
  const difference = (change: number, amount: string) => (change === 0 ? say`same` : signed(amount, change));
  const withShare = (figures: Figures, name: CountName): string => {
    const count = countText(figures[name]);
    return name === 'totalUsers' || figures.totalUsers === 0
      ? count
      : `${count} (${shareText(figures[name], figures.totalUsers)})`;
  };
  const count = (label: string, name: CountName): ComparedFigure => {
    const change = second[name] - first[name];
    return {
      label,
      before: withShare(first, name),
      now: withShare(second, name),
      change: difference(change, countText(Math.abs(change))),
    };
  };
  return [
    count(said(figureDefinitions.totalUsers.label), 'totalUsers'),
    count(said(figureDefinitions.messagesSent.label), 'messagesSent'),
    count(said(figureDefinitions.inProcess.label), 'inProcess'),
    count(said(figureDefinitions.sendFailure.label), 'sendFailure'),
    count(said(figureDefinitions.delivered.label), 'delivered'),
    count(said(figureDefinitions.responses.label), 'responses'),
    {
      label: said(figureDefinitions.responseRate.label),
      before: percentText(first.responseRate),
      now: percentText(second.responseRate),
      change: rateChangeOf(first, second),
    },
    ...(first.cancelled + second.cancelled > 0 ? [count(said(cancelledLabel), 'cancelled')] : []),
  ];
}
