import { say } from '../entities/language/say.ts';
import { unreadVariable } from './fill-text.ts';
import type { ParsedFlow } from './flow.ts';
import { parseFlow } from './parse-flow.ts';
import { textOf, YamlReader } from './yaml-reader.ts';

/**
 * Reads a flow that is to be saved. Beyond what `parseFlow` refuses, no braces may stay that customers would get to read;
 * flows that were saved with some go on as they are.
 */
export function readNewFlow(source: string): ParsedFlow {
  const parsed = parseFlow(source);
  if (!parsed.ok) return parsed;
  const reader = new YamlReader(source);
  for (const scalar of reader.scalars()) {
    const found = unreadVariable(textOf(scalar) ?? '');
    if (found !== undefined) {
      reader.problem(
        scalar,
        say`Expected a variable such as {{first_name}} or {{first_name|there}}, found “${found}”.`,
      );
    }
  }
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : parsed;
}
