import { filterSubmission } from './actions/filter-users.ts';
import { actions } from './actions/index.ts';
import { agentsFeature } from './agents/index.ts';
import { approveFeature } from './approve/index.ts';
import { audienceFeature } from './audience/index.ts';
import { audit, exportAudit } from './audit/audit-command.ts';
import { commands } from './commands/index.ts';
import { conversationsFeature } from './conversations/index.ts';
import { correctFeature } from './correct/index.ts';
import { flowsFeature } from './flows/index.ts';
import { forgetFeature } from './forget/index.ts';
import { incidentsFeature } from './incidents/index.ts';
import type { Feature } from './listener.ts';
import { reportsFeature } from './reports/index.ts';
import { rolesFeature } from './roles/index.ts';
import { scheduleFeature } from './schedule/index.ts';
import { sendFeature } from './send/index.ts';
import { showDeployment } from './shortcuts/show-deployment.ts';
import { speedFeature } from './speed/index.ts';
import { testFeature } from './test-send/index.ts';
import { trebleFeature } from './treble/index.ts';

/** Looking at what was sent, and stopping it. */
const follow: Feature = {
  commands,
  actions,
  messageShortcuts: [showDeployment],
  submissions: [filterSubmission],
};

/** Everything the bot can do; help, access, listeners and the manifest's test derive from it. */
export const features: readonly Feature[] = [
  sendFeature,
  scheduleFeature,
  conversationsFeature,
  flowsFeature,
  audienceFeature,
  testFeature,
  speedFeature,
  correctFeature,
  incidentsFeature,
  approveFeature,
  rolesFeature,
  { commands: [audit], actions: [exportAudit] },
  forgetFeature,
  trebleFeature,
  agentsFeature,
  follow,
  reportsFeature,
];
