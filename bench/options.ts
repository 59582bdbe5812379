export const ratioIds = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'F1',
  'D1',
] as const;
export type RatioId = (typeof ratioIds)[number];

export interface BenchOptions {
  /** Measured rounds of the product; the baseline runs once more, before and after each. */
  readonly rounds: number;
  readonly only: readonly RatioId[];
  /** Small sizes, for trying the benchmark itself: its figures mean nothing. */
  readonly quick: boolean;
}

/** The arguments cannot be understood; the message is fit to be shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const isRatioId = (text: string): text is RatioId => ratioIds.some((id) => id === text);

function parseRounds(text: string): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 1 && rounds <= 100) return rounds;
  throw new UsageError(`--rounds: expected a whole number from 1 to 100, found "${text}".`);
}

function parseOnly(text: string): RatioId[] {
  return text.split(',').map((word) => {
    const id = word.trim().toUpperCase();
    if (isRatioId(id)) return id;
    throw new UsageError(`--only: expected some of ${ratioIds.join(',')}, found "${word}".`);
  });
}

/** `--rounds 5 --only R1,R3 --quick`, each optional, the value after a space or an equals sign. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const words = args.flatMap((arg) => (arg.startsWith('--') ? arg.split(/=(.*)/s).slice(0, 2) : [arg]));
  const valueAfter = (name: string): string | undefined => {
    const place = words.indexOf(name);
    if (place < 0) return undefined;
    const value = words[place + 1];
    if (value === undefined || value.startsWith('--')) throw new UsageError(`${name}: expected a value.`);
    return value;
  };
  const rounds = valueAfter('--rounds');
  const only = valueAfter('--only');
  const known = new Set(['--rounds', '--only', '--quick', rounds, only]);
  const stranger = words.find((word) => !known.has(word));
  if (stranger !== undefined) {
    throw new UsageError(`Expected --rounds <n>, --only <R1,R2,…> or --quick, found "${stranger}".`);
  }
  const quick = words.includes('--quick');
  return {
    rounds: rounds === undefined ? (quick ? 2 : 5) : parseRounds(rounds),
    only: only === undefined ? ratioIds : parseOnly(only),
    quick,
  };
}
