import { say } from '../entities/language/say.ts';
import { parseDuration } from './duration.ts';
import type { Place as Goal } from './flow.ts';
import { type Entry, type Place, textOf, type YamlReader } from './yaml-reader.ts';

/** The word that leads to the end of the flow instead of to a step. */
export const endWord = 'end';

export function readDuration(reader: YamlReader, node: Place): number {
  const ms = parseDuration(textOf(node) ?? '');
  if (ms !== undefined) return ms;
  reader.problem(
    node,
    say`Expected a time such as 30s, 10m, 2h or 3d, at most 30 days, found ${reader.found(node)}.`,
  );
  return 60_000;
}

export const badVariable = (name: string): string =>
  say`Expected a name of letters, digits and _ for a variable, found “${name}”.`;

export interface StepText {
  readonly reader: YamlReader;
  readonly name: string;
  /** What stands after the key that names the step's kind. */
  readonly value: Place;
  readonly entries: ReadonlyMap<string, Entry>;
  /** The key that says where the step leads; without it, to the step that follows. */
  readonly nextKey: string;
  readonly following: string | undefined;
  /** A step of this name must exist. */
  readonly wanted: (node: Place, step: string) => void;
}

/** One step's text while it is read: its own value, what stands beside it, and the ways that must exist. */
export class StepReader {
  readonly reader: YamlReader;
  readonly value: Place;
  /** What every step has. */
  readonly base: { readonly name: string; readonly next: Goal };
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #wanted: StepText['wanted'];

  constructor({ reader, name, value, entries, nextKey, following, wanted }: StepText) {
    this.reader = reader;
    this.value = value;
    this.#entries = entries;
    this.#wanted = wanted;
    this.base = {
      name,
      next: entries.has(nextKey) ? this.goal(this.node(nextKey)) : { step: following },
    };
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  node(key: string): Place {
    return this.#entries.get(key)?.value ?? this.#entries.get(key)?.keyNode ?? null;
  }

  found(node: Place = this.value): string {
    return this.reader.found(node);
  }

  optionalText(key: string, fallback = ''): string {
    return this.has(key) ? this.reader.text(this.node(key), say`a text for ${key}`) : fallback;
  }

  /** A whole number within bounds. */
  count(key: string, { least, most, fallback }: { least: number; most: number; fallback: number }): number {
    if (!this.has(key)) return fallback;
    const text = textOf(this.node(key)) ?? '';
    const count = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (count >= least && count <= most) return count;
    this.reader.problem(
      this.node(key),
      say`Expected a number from ${least} to ${most} for ${key}, found ${this.found(this.node(key))}.`,
    );
    return fallback;
  }

  duration(node: Place): number {
    return readDuration(this.reader, node);
  }

  /** The step that a key leads to; without the key, the step's own way. */
  place(key: string): Goal {
    return this.has(key) ? this.goal(this.node(key)) : this.base.next;
  }

  goal(node: Place): Goal {
    const step = this.reader.text(node, say`the name of a step`).trim();
    if (step === '' || step === endWord) return { step: undefined };
    this.#wanted(node, step);
    return { step };
  }
}
