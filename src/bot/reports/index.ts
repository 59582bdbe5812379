import type { Feature } from '../listener.ts';
import { report } from './report-command.ts';
import { subscribe, unsubscribe } from './subscribe-command.ts';
import {
  changeSubscription,
  previewForm,
  previewSubscription,
  restSubscription,
} from './subscription-actions.ts';
import { reportedConversations, zoneOptions } from './subscription-options.ts';
import { subscriptionSubmission } from './subscription-submission.ts';
import { subscriptions } from './subscriptions-command.ts';

/** What comes to a channel by itself, and the same now. */
export const reportsFeature: Feature = {
  commands: [subscribe, unsubscribe, subscriptions, report],
  actions: [changeSubscription, previewSubscription, previewForm, restSubscription],
  submissions: [subscriptionSubmission],
  options: [zoneOptions, reportedConversations],
};
