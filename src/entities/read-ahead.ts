type Settled<Item> = { readonly result: IteratorResult<Item, unknown> } | { readonly error: unknown };

/**
 * The same items in the same order, the next one made while the reader is busy with the last: a list is parsed and checked
 * while the rows before are stored, an export read on while what was read is written. Holds one item more than its reader.
 */
export async function* readAhead<Item>(source: AsyncIterable<Item>): AsyncGenerator<Item, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  // Settled without rejecting, so that an error that comes while the reader is busy waits for its turn.
  const ask = (): Promise<Settled<Item>> =>
    iterator.next().then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
  let next = ask();
  try {
    for (;;) {
      const settled = await next;
      if ('error' in settled) throw settled.error;
      if (settled.result.done) return;
      next = ask();
      yield settled.result.value;
    }
  } finally {
    await next;
    await iterator.return?.(undefined);
  }
}
