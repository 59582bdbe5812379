import type { Speech } from './speech.ts';

/** Who and what the ids in a text stand for, and in which time zone and language its reader lives. */
export type Directory = {
  readonly person: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly timeZone: string;
  readonly speech: Speech;
};
