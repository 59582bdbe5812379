import type { ContactList, ContactSource } from './contact-source.ts';

export interface ListOfSource extends ContactList {
  readonly source: string;
  readonly label: string;
}

/** Lists of all CRMs whose name contains `query`; one that does not answer hides those of no other. */
export async function findContactLists(
  sources: readonly ContactSource[],
  query: string,
  limit: number,
): Promise<readonly ListOfSource[]> {
  const asked = await Promise.allSettled(
    sources.map(async (source) =>
      (await source.findLists(query, limit)).map((list) => ({
        ...list,
        source: source.name,
        label: source.label,
      })),
    ),
  );
  const found = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const refused = asked.find((one) => one.status === 'rejected');
  if (found.length === 0 && refused) throw refused.reason;
  return found.slice(0, limit);
}
