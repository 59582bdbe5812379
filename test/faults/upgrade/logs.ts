/** What PostgreSQL says where a statement does not fit the schema. */
const misfit =
  /does not exist|there is no unique or exclusion constraint|cached plan|violates|permission denied/;
const isError = /"level":[56]0/;
/** What differs between two lines that say the same. */
const passing = /"(?:time|ref)":"[^"]*",?/g;
const mostCharacters = 400;

/** Lines of a replica's log that tell of an error, or of a schema that the code does not know; each once, with its count. */
export function complaintsOfLog(who: string, output: string): string[] {
  const counts = new Map<string, number>();
  for (const line of output.split('\n').filter((said) => isError.test(said) || misfit.test(said))) {
    const lasting = line.replaceAll(passing, '').slice(0, mostCharacters);
    counts.set(lasting, (counts.get(lasting) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${who} said ${count} times: ${line}`);
}
