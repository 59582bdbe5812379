import { actions } from './actions/index.ts';
import { commands } from './commands/index.ts';
import type { Feature } from './listener.ts';
import { sendFeature } from './send/index.ts';

/** Looking at what was sent, and stopping it. */
const follow: Feature = { commands, actions };

/** Everything the bot can do; help, access, listeners and the manifest's test derive from it. */
export const features: readonly Feature[] = [sendFeature, follow];
