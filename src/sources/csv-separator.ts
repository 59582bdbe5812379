const separators = [',', ';', '\t'] as const;

export interface FirstLine {
  readonly separator: string;
  /** Excel's own first line `sep=;`, which no spreadsheet shows as a row. */
  readonly hintBytes: number;
}

/**
 * The separator is the one that the first line with content uses most, outside quotes. Undefined when `text` ends within that line
 * and more could follow.
 */
export function readFirstLine(text: string, isWhole: boolean): FirstLine | undefined {
  const hint = /^sep=([,;\t])(?:\r\n|\n|\r(?!$))/i.exec(text);
  if (hint) return { separator: hint[1] ?? ',', hintBytes: hint[0].length };
  const counts = new Map<string, number>();
  let isQuoted = false;
  let hasContent = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === '\n' || letter === '\r')) {
      if (hasContent) return { separator: mostUsed(counts), hintBytes: 0 };
      continue;
    } else if (!isQuoted) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    hasContent ||= letter.trim() !== '';
  }
  return isWhole ? { separator: mostUsed(counts), hintBytes: 0 } : undefined;
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  const used = (separator: string) => counts.get(separator) ?? 0;
  return separators.reduce((best, next) => (used(next) > used(best) ? next : best), ',');
}
