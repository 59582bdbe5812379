import { say } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';

/** Where the report goes. */
export const reportWays = ['now', 'here', 'csv'] as const;
export type ReportWay = (typeof reportWays)[number];

export interface ReportArguments {
  readonly report: string;
  readonly way: ReportWay;
  /** As it was typed. */
  readonly period: string | undefined;
  /** What is left: a conversation, or a deployment's code. */
  readonly about: string | undefined;
}

const defaultReport = 'digest';

/** `<kind> [conversation] [period] [now|here|csv]`: the ways and the period at the end, the kind at the beginning. */
export function parseReportArguments(
  args: readonly string[],
  names: readonly string[],
  isPeriod: (word: string) => boolean,
): ReportArguments {
  if (args.length === 0) {
    const example = '/treble report digest week here';
    throw new UsageError(say`Which report: ${names.join(', ')}? For example: ${example}`);
  }
  const words = [...args];
  const last = () => words.at(-1)?.toLowerCase();
  const way = reportWays.find((one) => one === last());
  if (way) words.pop();
  const typed = last();
  const period = typed !== undefined && isPeriod(typed) ? typed : undefined;
  if (period !== undefined) words.pop();
  const [first, ...others] = words;
  const report = names.find((name) => name === first?.toLowerCase());
  if (report === undefined && first !== undefined) {
    throw new UsageError(say`There is no report “${first}”. The reports are: ${names.join(', ')}.`);
  }
  const about = others.join(' ');
  return {
    report: report ?? defaultReport,
    way: way ?? 'now',
    period,
    about: about === '' ? undefined : about,
  };
}
