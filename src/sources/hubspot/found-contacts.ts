import { idAt, listAt, numberAt, recordAt } from '../../entities/json.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { AudienceError, type AudienceRow, batchRows } from '../audience-source.ts';
import { type ContactReading, type HubSpotReading, rowOf } from './list-members.ts';

export interface SearchQuestion extends ContactReading {
  readonly words: string;
}

const contactsPerPage = 200;
/** HubSpot pages no further; what is beyond is refused, never cut. */
const mostFound = 10_000;

/** Every contact in whose usual properties HubSpot finds the words, in batches. */
export async function* readFound(
  { search }: HubSpotReading,
  question: SearchQuestion,
): AsyncGenerator<readonly AudienceRow[]> {
  const { words, phoneNames, columns, most = Number.POSITIVE_INFINITY } = question;
  const properties = [...new Set([...phoneNames, ...columns.map(({ field }) => field)])];
  let rows: AudienceRow[] = [];
  let rowNumber = 0;
  let after: string | undefined;
  do {
    const limit = Math.min(contactsPerPage, most - rowNumber);
    const told = await search({ query: words, limit, properties, ...(after !== undefined && { after }) });
    const total = numberAt(told, 'total') ?? 0;
    if (total > mostFound && most > mostFound) {
      throw new AudienceError(
        say`HubSpot: ${countText(total)} contacts match, and a search gives at most ${countText(mostFound)}. Make it a list in HubSpot and choose that.`,
      );
    }
    for (const contact of listAt(told, 'results')) {
      rowNumber += 1;
      rows.push(rowOf(recordAt(contact, 'properties'), rowNumber, question));
    }
    if (rows.length >= batchRows) {
      yield rows.slice(0, batchRows);
      rows = rows.slice(batchRows);
    }
    const next = idAt(recordAt(recordAt(told, 'paging'), 'next'), 'after');
    after = next === after ? undefined : next;
  } while (after !== undefined && rowNumber < most);
  if (rows.length > 0) yield rows;
}
