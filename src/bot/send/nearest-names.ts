const mostNames = 3;

/** Pairs of neighbouring letters, ignoring case; short words are their own pair. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/\s+/g, ' ').trim()].slice(0, 200);
  if (letters.length < 2) return new Set(letters);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Shared pairs ÷ all pairs of both, from 0 to 1 (Sørensen–Dice). */
function likeness(wanted: ReadonlySet<string>, name: string): number {
  const pairs = pairsOf(name);
  return (2 * wanted.intersection(pairs).size) / Math.max(1, wanted.size + pairs.size);
}

/** At most three names, the most alike first; the first names as they come where none is alike. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const pairs = pairsOf(wanted);
  const ranked = names
    .map((name) => ({ name, likeness: likeness(pairs, name) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  const alike = ranked.filter((each) => each.likeness > 0.2);
  return (alike.length > 0 ? alike : ranked).slice(0, mostNames).map(({ name }) => name);
}
