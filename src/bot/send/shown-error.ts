/** Errors whose message is written for the person who caused them; each part of the product names its own. */
const meantForPeople: ReadonlySet<string> = new Set([
  'UsageError',
  'DispatchError',
  'AudienceError',
  'DownloadError',
]);

/** The sentence to show, or undefined where the error is our own fault. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof Error && meantForPeople.has(error.name) ? error.message : undefined;
