import type { Command } from '../listener.ts';
import { cancel, pause, resume } from './control.ts';
import { conversations } from './conversations.ts';
import { deployments } from './deployments.ts';
import { failures } from './failures.ts';
import { freeze, unfreeze } from './freeze.ts';
import { history } from './history.ts';
import { hold, release } from './hold.ts';
import { metrics } from './metrics.ts';
import { retry } from './retry.ts';
import { status } from './status.ts';
import { templates } from './templates.ts';
import { users } from './users.ts';

/** Every subcommand that belongs to no feature of its own, in the order in which help lists them. */
export const commands: readonly Command[] = [
  conversations,
  metrics,
  failures,
  users,
  history,
  deployments,
  status,
  pause,
  resume,
  cancel,
  retry,
  hold,
  release,
  templates,
  freeze,
  unfreeze,
];
