/** A text that stands in code. Values of a template are holes `{0}`, `{1}` …, as in the catalogues. */
export interface Literal {
  readonly value: string;
  /** What it is handed to: `say` of say`…`, `text` of text('…'), `new Error` of new Error('…'); empty elsewhere. */
  readonly of: string;
  readonly line: number;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** After these a slash begins a regular expression; elsewhere it divides. */
const beforeRegex = /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|throw|await|yield))\s*$/;

/** The name in front of a quote or a bracket: `say`, `log.warn(`, `new UsageError(`. */
const calleeOf = (before: string): string =>
  /((?:new )?\w[\w.]*)\s*\(?\s*$/.exec(before.slice(-60))?.[1] ?? '';

/** All texts in TypeScript source, those inside the values of a template included. */
export function literalsIn(source: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;

  const lineAt = (index: number): number => source.slice(0, index).split('\n').length;

  function escaped(): string {
    const sign = source[at + 1] ?? '';
    const code = /^\\u(?:\{([\da-fA-F]+)\}|([\da-fA-F]{4}))/.exec(source.slice(at, at + 12));
    at += code ? code[0].length : 2;
    return code
      ? String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? '', 16))
      : (escapes[sign] ?? sign);
  }

  function quoted(quote: string, of: string): void {
    const line = lineAt(at);
    let value = '';
    at += 1;
    while (at < source.length && source[at] !== quote) {
      if (source[at] === '\\') value += escaped();
      else value += source[at++];
    }
    at += 1;
    found.push({ value, of, line });
  }

  function template(of: string): void {
    const line = lineAt(at);
    let value = '';
    let holes = 0;
    at += 1;
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') value += escaped();
      else if (source.startsWith('${', at)) {
        at += 2;
        value += `{${holes++}}`;
        code('}');
      } else value += source[at++];
    }
    at += 1;
    found.push({ value, of, line });
  }

  function regex(): void {
    let inClass = false;
    at += 1;
    while (at < source.length && (inClass || source[at] !== '/')) {
      if (source[at] === '\\') at += 1;
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
      at += 1;
    }
    at += 1;
  }

  /** Code up to a closing bracket of its own depth, or to the end. */
  function code(end?: '}'): void {
    let depth = 0;
    while (at < source.length) {
      const sign = source[at] ?? '';
      const before = source.slice(Math.max(0, at - 80), at);
      if (source.startsWith('//', at)) at = Math.max(at, source.indexOf('\n', at));
      else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2;
      else if (sign === "'" || sign === '"') quoted(sign, calleeOf(before));
      else if (sign === '`') template(calleeOf(before));
      else if (sign === '/' && beforeRegex.test(before)) regex();
      else {
        at += 1;
        if (sign === '{') depth += 1;
        if (sign === '}' && end && depth === 0) return;
        if (sign === '}') depth -= 1;
      }
    }
  }

  code();
  return found;
}
