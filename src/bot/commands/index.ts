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

/** Looking at what was sent. */
export const looks: readonly Command[] = [
  deployments,
  status,
  metrics,
  failures,
  users,
  history,
  conversations,
  templates,
];

/** Stopping it, and going on. */
export const controls: readonly Command[] = [pause, resume, cancel, retry, hold, release, freeze, unfreeze];
