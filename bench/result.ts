import type { UnitCost } from './cost.ts';
import type { RatioId } from './options.ts';
import type { Judgement } from './statistics.ts';

export interface RatioResult extends Judgement {
  readonly id: RatioId;
  readonly says: string;
  /** What the rates count: `message`, `event`, `row`; or what the values are in: `MB`, `ms`, `s`, `calls`. */
  readonly unit: string;
  readonly baseline: { readonly name: string; readonly values: readonly number[] };
  readonly product: { readonly name: string; readonly values: readonly number[] };
  /** What a ratio near the limit would be; for memory the smaller one is the better. */
  readonly nearLimit: string;
  /** The median round's cost per unit. */
  readonly cost?: UnitCost;
  /** Anything else worth knowing beside the ratio. */
  readonly notes: readonly string[];
}

/** A round of one side. */
export interface Round {
  readonly units: number;
  readonly perSecond: number;
}

export interface ProductRound extends Round {
  readonly cost: UnitCost;
  /** Invariants that did not hold afterwards. */
  readonly broken: readonly string[];
}

/** The cost of the round whose rate is nearest to the median. */
export function medianCost(rounds: readonly ProductRound[]): UnitCost | undefined {
  const sorted = rounds.toSorted((one, other) => one.perSecond - other.perSecond);
  return sorted[Math.floor(sorted.length / 2)]?.cost;
}
