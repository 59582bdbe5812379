export interface SoakOptions {
  readonly loops: number;
  readonly recipients: number;
  readonly replicas: number;
  readonly seed: number;
  readonly messagesPerSecond: number;
  readonly window: number;
  /** Measures how much kills lengthen a send at a limited rate, instead of looping. */
  readonly drain: boolean;
  /** How long the undisturbed send of `drain` takes. */
  readonly seconds: number;
}

/** The arguments cannot be understood; the message is fit to be shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const numbers = {
  loops: { usual: 100, least: 1, most: 100_000 },
  recipients: { usual: 20_000, least: 100, most: 1_000_000 },
  replicas: { usual: 2, least: 1, most: 5 },
  seed: { usual: 1, least: 0, most: 4_294_967_295 },
  rate: { usual: 0, least: 1, most: 100_000 },
  window: { usual: 128, least: 1, most: 5_000 },
  seconds: { usual: 120, least: 5, most: 3_600 },
} as const;
type NumberName = keyof typeof numbers;
const names = Object.keys(numbers);
const isNumberName = (word: string): word is NumberName => names.includes(word);

const expected = `Expected ${names.map((name) => `--${name} <n>`).join(', ')} or --drain`;

/** `--loops 100 --recipients 20000 --replicas 2 --seed 7`, or `--drain --seconds 120`; each optional. */
export function parseSoakOptions(args: readonly string[]): SoakOptions {
  const words = args.flatMap((arg) => (arg.startsWith('--') ? arg.split(/=(.*)/s).slice(0, 2) : [arg]));
  const given = new Map<NumberName, number>();
  let drain = false;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? '';
    const name = word.replace(/^--/, '');
    if (word === '--drain') drain = true;
    else if (word.startsWith('--') && isNumberName(name)) {
      const text = words[place + 1] ?? '';
      const { least, most } = numbers[name];
      const value = Number(text);
      if (text === '' || !Number.isInteger(value) || value < least || value > most) {
        throw new UsageError(`${word}: expected a whole number from ${least} to ${most}, found "${text}".`);
      }
      given.set(name, value);
      place += 1;
    } else throw new UsageError(`${expected}, found "${word}".`);
  }
  const read = (name: NumberName): number => given.get(name) ?? numbers[name].usual;
  return {
    loops: read('loops'),
    recipients: read('recipients'),
    replicas: read('replicas'),
    seed: read('seed'),
    messagesPerSecond: given.get('rate') ?? (drain ? 1_000 : 5_000),
    window: read('window'),
    drain,
    seconds: read('seconds'),
  };
}
