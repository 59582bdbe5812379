import { folded } from './fill-text.ts';
import type { Option, QuestionStep } from './flow.ts';

/** What the person sent, as far as a flow looks at it. */
export interface Heard {
  readonly text: string;
  /** The provider's type: `text`, `button`, `interactive`, `image`… */
  readonly type: string;
  /** The id of the button or row that was tapped. */
  readonly choice?: string;
}

/** The types that can be an answer; everything else gets the fallback. */
const answering = new Set(['text', 'button', 'interactive']);

export const canAnswer = ({ type }: Heard): boolean => answering.has(type);

const email = /^[^\s@,;<>]{1,64}@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/;

function readNumber(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  const plain = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(compact)
    ? compact.replaceAll('.', '').replace(',', '.')
    : /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(compact)
      ? compact.replaceAll(',', '')
      : compact.replace(',', '.');
  return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(plain) ? String(Number(plain)) : undefined;
}

/** `2026-03-04`, `4/3/2026` or `04.03.2026`: the day first, as in most of the world. */
function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : (local?.slice(1).map(Number).reverse() ?? []);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

const whole = (text: string): string | undefined => (text === '' ? undefined : text);

const readers: Readonly<
  Record<Exclude<QuestionStep['expect'], 'one_of'>, (text: string) => string | undefined>
> = {
  text: whole,
  number: readNumber,
  email: (text) => (email.test(text) ? text.toLowerCase() : undefined),
  date: readDate,
};

const choiceOf = (options: readonly Option[], { choice, text }: Heard): Option | undefined =>
  options.find(({ id }) => id === choice) ?? options.find(({ title }) => folded(title) === folded(text));

/** The answer as it is kept, and the option it is; undefined where it is none. */
export function readAnswer(
  { expect, options }: QuestionStep,
  heard: Heard,
): { readonly value: string; readonly option?: Option } | undefined {
  if (!canAnswer(heard)) return undefined;
  if (expect === 'one_of') {
    const option = choiceOf(options, heard);
    return option && { value: option.title, option };
  }
  const value = readers[expect](heard.text.trim());
  return value === undefined ? undefined : { value };
}
