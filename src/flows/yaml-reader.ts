import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { say } from '../entities/language/say.ts';
import type { FlowProblem } from './flow.ts';

/** A node of the text; null where nothing stands. */
export type Place = Node | null;

export interface Entry {
  readonly key: string;
  readonly keyNode: Place;
  readonly value: Place;
}

/** Reads nodes, and keeps what was expected and found instead, with the place. Nothing of the text is executed or expanded. */
export class YamlReader {
  readonly problems: FlowProblem[] = [];
  readonly root: Place;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    this.root = document.contents;
    for (const { pos, message } of document.errors) {
      this.#add(pos[0], say`This cannot be read as YAML: ${message}`);
    }
    visit(document, {
      Alias: (_key, { range }) => {
        this.#add(range?.[0] ?? 0, say`Aliases are not read here. Write it out once more.`);
      },
    });
  }

  /** Every word or text of it, keys as well, in their order. */
  scalars(): readonly Place[] {
    const found: Place[] = [];
    if (this.root) {
      visit(this.root, {
        Scalar: (_key, scalar) => {
          found.push(scalar);
        },
      });
    }
    return found;
  }

  problem(node: Place, message: string): void {
    this.#add(node?.range?.[0] ?? 0, message);
  }

  #add(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.problems.push({ line: Math.max(1, line), column: Math.max(1, col), message });
  }

  /** How a node reads to a person who has to correct it. */
  found(node: Place): string {
    if (isMap(node)) return say`several lines with names`;
    if (isSeq(node)) return say`a list`;
    if (isScalar(node) && node.value !== null) return `“${String(node.source ?? node.value).slice(0, 60)}”`;
    return say`nothing`;
  }

  /** The entries of a mapping, each key once. */
  entries(node: Place, what: string): readonly Entry[] {
    if (!isMap(node)) {
      this.problem(node, say`Expected ${what}, found ${this.found(node)}.`);
      return [];
    }
    return entriesOf(node);
  }

  /** Like `entries`, where each key must be one of these. */
  known(node: Place, what: string, keys: readonly string[]): ReadonlyMap<string, Entry> {
    const entries = this.entries(node, what);
    for (const { key, keyNode } of entries) {
      if (!keys.includes(key)) {
        this.problem(keyNode, say`“${key}” is not known here. Known are: ${keys.join(', ')}.`);
      }
    }
    return new Map(entries.map((entry) => [entry.key, entry]));
  }

  items(node: Place, what: string): readonly Place[] {
    if (isSeq(node)) return node.items.map((item) => asNode(item));
    this.problem(node, say`Expected ${what}, found ${this.found(node)}.`);
    return [];
  }

  /** The words of a node as they are written: `007` and `Yes` stay what they are. */
  text(node: Place, what: string): string {
    const text = textOf(node);
    if (text !== undefined && text.trim() !== '') return text;
    this.problem(node, say`Expected ${what}, found ${this.found(node)}.`);
    return '';
  }

  flag(node: Place, what: string): boolean {
    const text = textOf(node);
    if (text !== 'true' && text !== 'false') {
      this.problem(node, say`Expected true or false for ${what}, found ${this.found(node)}.`);
    }
    return text === 'true';
  }
}

const asNode = (value: unknown): Place => (isMap(value) || isSeq(value) || isScalar(value) ? value : null);

function entriesOf(map: YAMLMap): Entry[] {
  return map.items.map(({ key, value }) => ({
    key: textOf(asNode(key)) ?? '',
    keyNode: asNode(key),
    value: asNode(value),
  }));
}

/** A scalar as it is written; undefined for anything else, and for nothing. */
export function textOf(node: Place): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

export const isMapping = (node: Place): boolean => isMap(node);
export const isList = (node: Place): boolean => isSeq(node);
