function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_value, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, against] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The word that was probably meant; undefined when none is close. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const started = words.find((word) => typed.length >= 2 && word.startsWith(typed));
  if (started) return started;
  const ranked = words
    .map((word) => ({ word, edits: distance(typed.slice(0, 40), word) }))
    .sort((left, right) => left.edits - right.edits);
  const best = ranked[0];
  return best && best.edits <= Math.ceil(best.word.length / 3) ? best.word : undefined;
}
