import type { Feature } from '../listener.ts';
import { changeSubmission, changeTime } from './change-time.ts';
import { confirmSubmission } from './confirm-schedule.ts';
import { scheduleCommand } from './schedule-command.ts';
import { sendScheduled } from './send-scheduled.ts';

/** Starting a deployment at a time to come. */
export const scheduleFeature: Feature = {
  commands: [scheduleCommand],
  submissions: [confirmSubmission, changeSubmission],
  actions: [changeTime, sendScheduled],
};
