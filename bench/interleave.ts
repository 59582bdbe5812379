export interface Interleaved<Baseline, Product> {
  readonly baseline: readonly Baseline[];
  readonly product: readonly Product[];
}

/**
 * A-B-A-B-A: the baseline before and after every round of the product, so that both see the same machine. The first pair
 * warms both up and is thrown away.
 */
export async function interleave<Baseline, Product>(
  rounds: number,
  sides: { readonly baseline: () => Promise<Baseline>; readonly product: () => Promise<Product> },
): Promise<Interleaved<Baseline, Product>> {
  await sides.baseline();
  await sides.product();
  const baseline = [await sides.baseline()];
  const product: Product[] = [];
  for (let round = 0; round < rounds; round += 1) {
    product.push(await sides.product());
    baseline.push(await sides.baseline());
  }
  return { baseline, product };
}
