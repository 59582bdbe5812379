import { Migration20261123051330 } from './Migration20261123051330.ts';

/** Every migration, oldest first. */
export const migrations = [Migration20261123051330] as const;
