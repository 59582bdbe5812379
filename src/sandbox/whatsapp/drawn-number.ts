/** FNV-1a, 32 bits: the same words always give the same seed. */
export function seedOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32: a repeatable sequence of numbers from 0 up to, but not including, 1. */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the choices; the list must not be empty. */
export function pick<Choice>(choices: readonly Choice[], draw: () => number): Choice {
  const choice = choices[Math.floor(draw() * choices.length)];
  if (choice === undefined) throw new Error('Expected at least one choice to pick from, found none');
  return choice;
}

/** The same items in a drawn order. */
export function shuffled<Item>(items: readonly Item[], draw: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: draw() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
