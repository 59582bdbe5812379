import type { Feature } from '../listener.ts';
import { forget, forgetPerson } from './forget-command.ts';

/** A person's right to be erased. */
export const forgetFeature: Feature = { commands: [forget], submissions: [forgetPerson] };
