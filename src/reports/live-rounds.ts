/** Items by what `keyOf` says of them, in the order in which they came. */
export function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** At most `most` of each group, the first ones. */
export const firstOfEach = <T>(items: readonly T[], most: number, keyOf: (item: T) => string): T[] =>
  [...groupsBy(items, keyOf).values()].flatMap((group) => group.slice(0, most));

/**
 * Looks at a long list in slices of nearly equal length, one per call, so that every item comes in its turn however long
 * the list is and however it changes meanwhile.
 */
export function createRounds(most: number): <T>(items: readonly T[]) => readonly T[] {
  let turn = 0;
  return (items) => {
    const slices = Math.max(1, Math.ceil(items.length / most));
    const length = Math.ceil(items.length / slices);
    turn = (turn + 1) % slices;
    return items.slice(turn * length, (turn + 1) * length);
  };
}
