/** Buttons of documents. The bot listens to these ids; their values are a `scopeValue`. */
export const actionIds = {
  viewResults: 'view_results',
  failedUsers: 'failed_users',
  /** Its value is `<scope>|<state>`: see `usersValue`. */
  seeUsers: 'see_users',
  pauseDeployment: 'pause_deployment',
  resumeDeployment: 'resume_deployment',
  cancelDeployment: 'cancel_deployment',
  retryFailed: 'retry_failed',
  /** Its value is `<scope>|<how many were shown>`. */
  resendUnknown: 'resend_unknown',
} as const;
