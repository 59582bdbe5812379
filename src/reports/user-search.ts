import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';
import { isInFilter } from '../entities/user-group.ts';
import { inScope } from './count-cells.ts';
import { countGroups } from './count-groups.ts';
import { spellingsOf } from './phone-spellings.ts';
import type { Scope, UserFilter } from './reader.ts';
import { ReportError } from './subscriptions.ts';

/** So many users are looked through for the last digits of a number, which no index knows. */
export const mostLookedThrough = 200_000;

/** What a search asks of recipient `r`; with `phones` the index of phones answers, else every user is looked at. */
export interface UserSearch {
  readonly phones?: readonly string[];
  readonly condition: RawBuilder<boolean>;
}

/** Rejects with a `ReportError` where the last digits would have to be looked for among too many. */
export async function prepareSearch(orm: MikroORM, scope: Scope, filter: UserFilter): Promise<UserSearch> {
  const { phone } = filter;
  if (phone === undefined) return { condition: sql<boolean>`true` };
  if ('whole' in phone) {
    const phones = await spellingsOf(orm, phone.whole);
    return { phones, condition: sql<boolean>`r.phone = any(${[...phones]}::text[])` };
  }
  const groups = await countGroups(orm, inScope(scope));
  const users = groups.reduce((sum, group) => (isInFilter(filter, group) ? sum + group.count : sum), 0);
  if (users > mostLookedThrough) {
    throw new ReportError(
      say`The last digits can be looked for among ${countText(mostLookedThrough)} users, and these are ${countText(users)}. Type the whole number with its country code, or narrow the list first.`,
    );
  }
  return { condition: sql<boolean>`right(r.phone, ${phone.ending.length}::int) = ${phone.ending}` };
}
