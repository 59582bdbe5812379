/** A sentence of the product's page “Conversation metrics”, and the test that fails when it does not hold in Slack. */
export interface PageSentence {
  readonly sentence: string;
  /** Below `test/bot`. */
  readonly file: string;
  /** The words of the test as they stand in the file. */
  readonly title: string;
}

const of =
  (file: string) =>
  (sentence: string, title: string = sentence): PageSentence => ({ sentence, file, title });

const ways = of('metrics-page-ways.test.ts');
const summary = of('metrics-page-summary.test.ts');
const states = of('metrics-page-states.test.ts');
const users = of('metrics-page-users.test.ts');
const filters = of('users-filter.test.ts');
const history = of('history.test.ts');

/** Every sentence that claims something, section by section, in the page's order. */
export const metricsPage: Readonly<Record<string, readonly PageSentence[]>> = {
  'Three ways in': [
    ways('Once you’ve created a conversation, whether inbound or outbound'),
    ways('In the view of all your conversations, you can click on the Metrics button'),
    ways('In the conversation editor, you can click on the Metrics button'),
    ways('After sending a conversation, you can click on the View results button'),
  ],
  Summary: [
    summary('You can see the number of conversations sent, received, failed, and successful'),
    summary(
      'Shows the total number of users who have been attempted to deploy the conversation for the current version',
      'Total users: attempted to deploy the conversation for the current version of the conversation',
    ),
    summary(
      'Shows the total number of conversations that were successfully sent to users',
      'Messages sent: the total number of conversations that were successfully sent to users',
    ),
    summary(
      'Shows the total number of conversations that are being processed',
      'In process: the total number of conversations that are being processed',
    ),
    summary('The conversation hasn’t been sent yet'),
    summary('Treble has communicated to WhatsApp, but WhatsApp hasn’t sent it yet'),
    summary('The user’s phone is turned off or without internet'),
    summary('Treble may take a few minutes, so it’s normal to see this metric in process'),
    summary('If you think a conversation has taken too long to process, contact us'),
    summary(
      'Shows the total number of conversations that have failed to be sent to users',
      'Send failure: the total number of conversations that have failed to be sent to users',
    ),
    summary('The user doesn’t have WhatsApp installed'),
    summary('The user has blocked the WhatsApp line'),
    summary('The user’s phone number is invalid'),
    summary('The user has an open conversation with agents, and these have priority over new sends'),
    summary('Below you can find more information about all possible reasons why it might fail'),
    summary(
      'Shows the total number of conversations that have been successfully sent to users',
      'Delivered: the total number of conversations that have been successfully sent to users',
    ),
    summary(
      'Shows the total number of responses that have been received from users to the first message',
      'Responses: received from users to the first message of the conversation',
    ),
    summary(
      'In the case of an outbound conversation: how many users have responded to the conversation’s template',
    ),
    summary('Response rate = (Responses to first message / Total users successfully sent) * 100'),
  ],
  'Deployment states': [
    states('The conversation has been successfully sent to users'),
    states('The conversation is being processed'),
    states(
      'Until the agent ends the conversation with the user, the conversation cannot be resent for that user',
      'The user has an active session with an agent; until the agent ends it, it cannot be resent',
    ),
    states(
      'The user has WhatsApp blocked, hasn’t accepted the new terms, uses an outdated version, or has no account',
      'The user has WhatsApp blocked, has not accepted the terms, an outdated version, or no account',
    ),
    states('The user was previously blocked by the company through the exclusion option'),
    states('The user’s WhatsApp number is invalid'),
    states('When the HSM contains variables and their value cannot be filled, the send will fail'),
    states('The variable is misspelled'),
    states('The user doesn’t have a value within the property'),
    states('The variable doesn’t exist in the integration'),
    states('A template can be paused because it has been marked as low quality'),
    states('This pause prevents further sending until it’s reviewed'),
    states('WhatsApp evaluates the quality based on user feedback'),
    states('You’ll receive notifications'),
    states('Review the paused template, identify the issues, and edit the content'),
    states('Repeatedly paused templates could be permanently disabled'),
    states('What to do if your HSM is paused'),
    states(
      'The recommendation is to deploy 1 template and wait 24 hours before sending a second or third template',
      'Sending 2 or more templates in a short period …: wait 24 hours before sending a second',
    ),
    states(
      'The conversation wasn’t sent due to a general system failure. In these cases, please contact support',
    ),
  ],
  'Individual users': [
    users(
      'You can see information for each individual user who has been attempted to deploy the conversation',
    ),
    users('Phone: the user’s WhatsApp number'),
    users('Deployment date: date in minutes since the conversation was sent'),
    users('Deployment status: these are the deployment states mentioned above'),
    users(
      'If the user responded to the conversation but hasn’t finished it, the In Flow stage will be shown',
    ),
    users('If the user finished the conversation, the Finished stage will be shown'),
    users('Last activity: date in minutes since the user performed any action in the conversation'),
    users('Variables: filled when being sent, or captured from responses in the flow'),
  ],
  'User conversation history': [
    history(
      'You can click on the user’s phone number to see that user’s conversation history',
      'History beside a user opens that user’s history',
    ),
    history('View conversation history', 'User Conversation History: everything sent and received in order'),
  ],
  Filters: [
    filters('Deployment Status: filter users by deployment status'),
    filters('Conversation Stage: filter users by conversation stage'),
    filters('Session Status: filter users by session status'),
  ],
};
