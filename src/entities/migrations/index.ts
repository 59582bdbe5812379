import { Migration20261123051330 } from './Migration20261123051330.ts';
import { Migration20261123060521 } from './Migration20261123060521.ts';

/** Every migration, oldest first. */
export const migrations = [Migration20261123051330, Migration20261123060521] as const;
