export type Environment = Readonly<Record<string, string | undefined>>;

/** True for an IANA zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // RangeError: Intl's way of saying no
  }
}

/** Reads settings from the environment and collects every problem instead of stopping at the first. */
export class SettingReader {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  problem(sentence: string): void {
    this.problems.push(sentence);
  }

  /** Undefined when unset or blank. */
  text(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** Several settings that only make sense together: all of them, or none. */
  together<Name extends string>(names: readonly Name[]): Record<Name, string> | undefined {
    const found = names.map((name) => [name, this.text(name)] as const);
    const given = found.filter(([, value]) => value !== undefined);
    if (given.length === 0) return undefined;
    const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
    if (missing.length > 0) {
      this.problem(`${given.map(([name]) => name).join(', ')} needs ${missing.join(', ')} as well.`);
    }
    const all: Partial<Record<Name, string>> = {};
    for (const [name, value] of found) all[name] = value ?? '';
    return isComplete(all, names) ? all : undefined;
  }

  list(name: string): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  count(name: string, normally: number, { least, most }: { least: number; most: number }): number {
    const text = this.text(name);
    if (text === undefined) return normally;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.problem(`${name} takes a whole number from ${least} to ${most}; found ${text}.`);
    return normally;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[], normally: Word): Word {
    const text = this.text(name);
    if (text === undefined) return normally;
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) this.problem(`${name} takes one of ${words.join(', ')}; found ${text}.`);
    return word ?? normally;
  }

  /** The value itself may hold a password, so a problem never repeats it. */
  url(name: string, protocols: readonly string[] = ['http:', 'https:']): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    this.problem(
      `${name} takes an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}.`,
    );
    return undefined;
  }
}

const isComplete = <Name extends string>(
  all: Partial<Record<Name, string>>,
  names: readonly Name[],
): all is Record<Name, string> => names.every((name) => all[name] !== undefined);
