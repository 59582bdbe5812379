/** Buttons of documents. The bot listens to these ids; their values are a `scopeValue`. */
export const actionIds = {
  viewResults: 'view_results',
  failedUsers: 'failed_users',
  /** Its value is `<scope>|<state>`: see `usersValue`. */
  seeUsers: 'see_users',
  pauseDeployment: 'pause_deployment',
  resumeDeployment: 'resume_deployment',
  cancelDeployment: 'cancel_deployment',
  reviewApproval: 'review_approval',
  changeSchedule: 'change_schedule',
  sendScheduled: 'send_scheduled',
  /** Its value is the subscription's id. */
  changeSubscription: 'change_subscription',
  retryFailed: 'retry_failed',
  /** Its value is `<scope>|<how many were shown>`. */
  resendUnknown: 'resend_unknown',
  /** Leads out of Slack. */
  openManager: 'open_whatsapp_manager',
  /** Their value is an incident's id. */
  acknowledgeIncident: 'acknowledge_incident',
  snoozeIncident: 'snooze_incident',
  assignIncident: 'assign_incident',
  affectedUsers: 'affected_users',
  resumeHeld: 'resume_held',
  unpauseTemplate: 'unpause_template',
  solveIncident: 'solve_incident',
  /** Its value names a person: see `historyValue`. */
  openHistory: 'open_history',
  /** Of a thread of the agents; their value is its number. */
  claimChat: 'claim_chat',
  assignChat: 'assign_chat',
  moveChat: 'move_chat',
  endChat: 'end_chat',
  sendTemplate: 'send_chat_template',
  /** Its value is the id of a message that was received. */
  fetchFile: 'fetch_file',
} as const;
