import type { Feature } from '../listener.ts';
import { acknowledgeIncident } from './acknowledge.ts';
import { affectedUsers } from './affected-screen.ts';
import { assignIncident, assignSubmission } from './assign.ts';
import { incidentsCommand } from './incidents-command.ts';
import { openManager } from './open-manager.ts';
import { resumeHeld } from './resume-held.ts';
import { snoozeIncident, snoozeSubmission } from './snooze.ts';
import { solveIncident } from './solve.ts';
import { unpauseTemplate } from './unpause.ts';

/** What is wrong now, and what people do about it. */
export const incidentsFeature: Feature = {
  commands: [incidentsCommand],
  actions: [
    acknowledgeIncident,
    snoozeIncident,
    assignIncident,
    affectedUsers,
    resumeHeld,
    unpauseTemplate,
    solveIncident,
    openManager,
  ],
  submissions: [snoozeSubmission, assignSubmission],
};
