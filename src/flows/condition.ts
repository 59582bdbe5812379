import { fillText, folded, type Variables, variableValue } from './fill-text.ts';
import type { Branch, Test } from './flow.ts';

const asNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const holds: Readonly<Record<Test, (found: string, wanted: string) => boolean>> = {
  is: (found, wanted) => folded(found) === folded(wanted),
  is_not: (found, wanted) => folded(found) !== folded(wanted),
  contains: (found, wanted) => folded(found).includes(folded(wanted)),
  at_least: (found, wanted) => asNumber(found) >= asNumber(wanted),
  at_most: (found, wanted) => asNumber(found) <= asNumber(wanted),
  filled: (found, wanted) => (found.trim() !== '') === (folded(wanted) !== 'false'),
};

/** The first branch that holds. */
export const branchFor = (branches: readonly Branch[], variables: Variables): Branch | undefined =>
  branches.find(({ variable, test, value }) =>
    holds[test](variableValue(variables, variable), fillText(value, variables)),
  );
