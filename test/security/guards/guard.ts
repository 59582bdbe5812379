/** One guard of the security table, how the code looks without it, and the test that then fails. */
export interface Guard {
  readonly area: string;
  /** In a few words. */
  readonly guard: string;
  /** File, what stands there, and what stands there once the guard is gone. */
  readonly without: readonly (readonly [file: string, guarded: string, unguarded: string])[];
  readonly test: string;
  /** Part of the test's name; empty: any test of the file. */
  readonly title: string;
}
