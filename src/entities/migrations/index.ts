import { Migration20261123045728 } from './Migration20261123045728.ts';

/** Every migration, oldest first. */
export const migrations = [Migration20261123045728] as const;
