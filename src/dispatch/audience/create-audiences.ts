import type { MikroORM } from '@mikro-orm/postgresql';
import type { Audiences } from './audiences.ts';
import { createExclusions } from './exclude.ts';
import type { PhoneOptions } from './read-phones.ts';
import { createSavedLists } from './saved-lists.ts';
import { createTestNumbers } from './test-numbers.ts';

/** Whom to reach and whom not, over one database; each call is a unit of work of its own. */
export const createAudiences = (orm: MikroORM, options: PhoneOptions): Audiences => ({
  exclusions: createExclusions(orm, options),
  lists: createSavedLists(orm, options),
  testNumbers: createTestNumbers(orm, options),
});
