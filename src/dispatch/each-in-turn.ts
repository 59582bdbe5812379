/**
 * Gives each its turn, one after the other: what fails for one keeps none of the others from theirs. Rejects with the first
 * failure once all had it.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) await act(item).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
