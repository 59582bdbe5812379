import { say } from '../../entities/language/say.ts';
import { type Action, type ActionCall, UsageError } from '../listener.ts';
import { compareScreen } from '../views/compare-screen.ts';
import { changeComparisonId, compareVersionsId, parseComparison } from '../views/compare-value.ts';
import { describeScope } from '../views/scope-lookup.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen, replaceScreen } from '../views/show-screen.ts';

async function comparison({ context, value }: ActionCall): Promise<Screen> {
  const wish = parseComparison(value);
  if (!wish) {
    throw new UsageError(say`These versions cannot be compared any more. Open the results again.`);
  }
  const { conversationId, first, second } = wish;
  const version = (versionNumber: number) => ({ kind: 'version', conversationId, versionNumber }) as const;
  const [description, firstCells, secondCells] = await Promise.all([
    describeScope(context, version(second)),
    context.reader.cells(version(first)),
    context.reader.cells(version(second)),
  ]);
  return compareScreen({ comparison: wish, description, first: firstCells, second: secondCells });
}

export const compareActions: readonly Action[] = [
  {
    id: compareVersionsId,
    needs: 'viewer',
    run: async (call) => openScreen(call, await comparison(call)),
  },
  {
    id: changeComparisonId,
    needs: 'viewer',
    run: async (call) => replaceScreen(call, await comparison(call)),
  },
];
