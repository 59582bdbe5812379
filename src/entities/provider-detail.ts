/** Meta's words open with the code that stands beside them, and end with an id that only its support reads; the users' file has both. */
export const withoutFrame = (detail: string): string =>
  detail.replace(/^\(#\d+\) /, '').replace(/ \(fbtrace_id [^)]*\)$/, '');
