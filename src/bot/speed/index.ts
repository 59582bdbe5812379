import type { Feature } from '../listener.ts';
import { speedCommand } from './speed-command.ts';

/** How fast a deployment may go. */
export const speedFeature: Feature = { commands: [speedCommand] };
