import type fc from 'fast-check';

/** One place where bytes of others come in, and what has to hold whatever they are. */
export interface OpenTarget<Input> {
  readonly inputs: fc.Arbitrary<Input>;
  /** Throws when something does not hold. */
  readonly check: (input: Input) => Promise<void> | void;
  readonly close?: () => Promise<void>;
}

export interface Target {
  readonly name: string;
  /** Checks so many inputs; throws what fast-check tells of the smallest that fails, with its seed and path. */
  readonly run: (options: { readonly runs: number; readonly seed: number }) => Promise<void>;
}
