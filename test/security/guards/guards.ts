import { guardsOfContent } from './content.ts';
import { guardsOfData } from './data.ts';
import { guardsOfDoors } from './doors.ts';
import type { Guard } from './guard.ts';
import { guardsOfMachine } from './machine.ts';
import { guardsOfRights } from './rights.ts';

export const guards: readonly Guard[] = [
  ...guardsOfDoors,
  ...guardsOfRights,
  ...guardsOfContent,
  ...guardsOfData,
  ...guardsOfMachine,
];
