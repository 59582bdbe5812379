import { say } from '../entities/language/say.ts';
import { isVariableName } from './fill-text.ts';
import { type Branch, type ConditionStep, type Test, tests } from './flow.ts';
import { badVariable, type StepReader } from './step-reader.ts';
import { type Place, textOf } from './yaml-reader.ts';

const isTest = (word: string): word is Test => tests.some((one) => one === word);

function readBranch(at: StepReader, node: Place): Branch[] {
  const known = at.reader.known(node, say`a variable, a test and a step`, ['variable', 'go', ...tests]);
  if (known.size === 0) return [];
  const variable = at.reader.text(known.get('variable')?.value ?? node, say`variable: and its name`);
  if (variable !== '' && !isVariableName(variable)) at.reader.problem(node, badVariable(variable));
  const [test, ...more] = [...known.keys()].filter(isTest);
  if (test === undefined || more.length > 0) {
    at.reader.problem(node, say`Expected one test, such as “is: yes”. The tests are: ${tests.join(', ')}.`);
    return [];
  }
  const go = known.get('go');
  if (!go) at.reader.problem(node, say`Expected go: and the name of a step.`);
  return [
    {
      variable,
      test,
      value: textOf(known.get(test)?.value ?? null) ?? '',
      go: go ? at.goal(go.value) : at.base.next,
    },
  ];
}

/** Branches in the order in which they are tried. */
export function readCondition(at: StepReader): ConditionStep {
  const items = at.reader.items(at.value, say`a list of tests`);
  return { ...at.base, kind: 'condition', branches: items.flatMap((item) => readBranch(at, item)) };
}
