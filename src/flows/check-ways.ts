import type { Place, Step } from './flow.ts';

/** Every place that a step can lead to. */
function waysOf(step: Step): readonly Place[] {
  switch (step.kind) {
    case 'question':
      return [
        step.next,
        step.gaveUp,
        ...step.options.flatMap(({ go }) => go ?? []),
        ...(step.timeout ? [step.timeout.go] : []),
      ];
    case 'condition':
      return [step.next, ...step.branches.map(({ go }) => go)];
    case 'webhook':
      return [step.next, step.failed];
    case 'wait':
      return [step.next, step.answered];
    case 'hand_over':
    case 'finish':
      return [];
    default:
      return [step.next];
  }
}

/** Steps after which somebody or something else has to move first. */
const waiting: ReadonlySet<Step['kind']> = new Set(['question', 'wait', 'hand_over', 'finish']);

/** A way round that waits for nobody, as the names on it; a webhook's answer is no person. */
export function findLoop(steps: readonly Step[]): readonly string[] | undefined {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    const step = byName.get(name);
    if (!step || done.has(name) || waiting.has(step.kind)) return undefined;
    for (const { step: next } of waysOf(step)) {
      const loop = next === undefined ? undefined : visit(next, [...path, name]);
      if (loop) return loop;
    }
    done.add(name);
    return undefined;
  };
  for (const { name } of steps) {
    const loop = visit(name, []);
    if (loop) return loop;
  }
  return undefined;
}

/** Names of steps that no way from the first one leads to. */
export function findUnreachable(steps: readonly Step[]): readonly string[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const reached = new Set<string>();
  const open = steps.slice(0, 1).map(({ name }) => name);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = byName.get(name);
    if (!step || reached.has(name)) continue;
    reached.add(name);
    open.push(...waysOf(step).flatMap(({ step: next }) => next ?? []));
  }
  return steps.map(({ name }) => name).filter((name) => !reached.has(name));
}
