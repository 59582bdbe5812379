/** One area of the security table, what keeps it, and the tests that fail when that is taken out. */
export interface SecurityArea {
  readonly area: string;
  readonly guard: string;
  /** File below the project's folder, and the words of the test as they stand there. */
  readonly tests: readonly (readonly [file: string, title: string])[];
}
