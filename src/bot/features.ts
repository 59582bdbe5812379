import { text } from '../entities/language/say.ts';
import { filterSubmission } from './actions/filter-users.ts';
import { actions } from './actions/index.ts';
import { agentsFeature } from './agents/index.ts';
import { approveFeature } from './approve/index.ts';
import { audienceFeature } from './audience/index.ts';
import { audit, exportAudit } from './audit/audit-command.ts';
import { controls, looks } from './commands/index.ts';
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

const follow: Feature = {
  commands: looks,
  actions,
  messageShortcuts: [showDeployment],
  submissions: [filterSubmission],
};

const auditFeature: Feature = { commands: [audit], actions: [exportAudit] };

const about = (topic: string, ...features: readonly Feature[]): readonly Feature[] =>
  features.map((feature) => ({ ...feature, topic }));

/** Everything the bot can do, in the order of help; help, access, listeners and the manifest's test derive from it. */
export const features: readonly Feature[] = [
  ...about(text('Send'), sendFeature, scheduleFeature, testFeature),
  ...about(text('Look at results'), follow),
  ...about(text('Stop, go on, repair'), { commands: controls }, speedFeature, correctFeature),
  ...about(text('Lists of people'), audienceFeature),
  ...about(text('Conversations and chats'), conversationsFeature, flowsFeature, agentsFeature),
  ...about(text('Reports and alerts'), reportsFeature, incidentsFeature),
  ...about(
    text('Rights and set-up'),
    rolesFeature,
    approveFeature,
    auditFeature,
    forgetFeature,
    trebleFeature,
  ),
];
