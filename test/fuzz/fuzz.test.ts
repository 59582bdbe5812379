import { expect, test } from 'vitest';
import { targets } from './targets.ts';

/** The same inputs each time, so that what fails here fails again; `npm run fuzz` draws others. */
const seed = 20_261_127;

test.each(targets)('whatever comes in, $name keeps its word', async (target) => {
  await expect(target.run({ runs: 300, seed })).resolves.toBeUndefined();
});
