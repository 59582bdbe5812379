import type { Feature } from '../listener.ts';
import { variables, version } from './flow-commands.ts';
import { setup } from './setup-command.ts';

/** What an installation is connected to, and what Treble does not tell of its conversations. */
export const trebleFeature: Feature = { commands: [setup, variables, version] };
