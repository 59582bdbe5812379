import type { Allowance } from './allowance.ts';
import type { Advisory } from './npm-report.ts';

export interface Judgement {
  readonly lines: readonly string[];
  readonly passes: boolean;
}

const harmless: ReadonlySet<string> = new Set(['info', 'low']);

/**
 * A release passes when each advisory above “low” is allowed today. A severity nobody knows counts as high, and an allowance that
 * is over or that nothing needs any more is said: the list stays as short as it is true.
 * @param today `YYYY-MM-DD`, UTC
 */
export function judge(
  advisories: readonly Advisory[],
  allowances: readonly Allowance[],
  today: string,
): Judgement {
  const verdicts = advisories.map((advisory) => {
    const allowance = allowances.find((one) => one.advisory === advisory.id);
    const allowed = allowance !== undefined && today <= allowance.until;
    const stops = !harmless.has(advisory.severity) && !allowed;
    const because = allowance
      ? allowed
        ? `allowed until ${allowance.until}: ${allowance.why}`
        : `no longer allowed since ${allowance.until}`
      : stops
        ? 'not allowed'
        : 'told, no more';
    return {
      stops,
      line: `${advisory.severity.padEnd(8)} ${advisory.packageName} ${advisory.range} ${advisory.id} ${advisory.title} (${because})`,
    };
  });
  const idle = allowances.filter(({ advisory }) => !advisories.some(({ id }) => id === advisory));
  return {
    lines: [
      ...verdicts.map(({ line }) => line),
      ...idle.map(({ advisory }) => `${advisory} is allowed and found nowhere: take it out.`),
    ],
    passes: idle.length === 0 && !verdicts.some(({ stops }) => stops),
  };
}
