import type { DeploymentState } from './deployment-state.ts';
import { text } from './language/say.ts';

/**
 * When a new attempt can succeed. `soon` and `pair` happen by themselves within limits, `until_called` until the call is made;
 * every other rule waits for a person's decision (DESIGN: retry rules).
 */
export type RetryRule =
  | 'until_called'
  | 'soon'
  | 'pair'
  | 'after_24_hours'
  | 'after_session'
  | 'when_released'
  | 'after_a_fix'
  | 'never';

/** What stops sending when this failure is heard: only this recipient, every deployment of the template, or of the line. */
export type Stops = 'nothing' | 'template' | 'line';

interface FailureFacts {
  readonly state: DeploymentState;
  readonly retry: RetryRule;
  readonly stops: Stops;
  readonly alert: boolean;
  readonly says: string;
}

const recipient = { stops: 'nothing', alert: false } as const;
const line = { state: 'system_failure', retry: 'when_released', stops: 'line', alert: true } as const;

/** The closed vocabulary of reasons not to reach a person. Gateways map provider codes to these names. */
export const failureClasses = {
  invalid_number: {
    ...recipient,
    state: 'invalid_number',
    retry: 'never',
    says: text('Not a valid WhatsApp number.'),
  },
  not_on_test_list: {
    ...recipient,
    state: 'invalid_number',
    retry: 'after_a_fix',
    says: text('This is a test line and the number is not on its list of allowed numbers.'),
  },
  excluded: { ...recipient, state: 'excluded', retry: 'never', says: text('On the exclusion list.') },
  blocked_by_business: {
    ...recipient,
    state: 'excluded',
    retry: 'never',
    says: text('The company blocked this user in WhatsApp.'),
  },
  opted_out: {
    ...recipient,
    state: 'blocked_or_version',
    retry: 'never',
    says: text('The user stopped marketing messages from this company.'),
  },
  opted_out_in_flow: {
    ...recipient,
    state: 'excluded',
    retry: 'never',
    says: text('The user opted out in a Treble conversation.'),
  },
  unreachable: {
    ...recipient,
    state: 'blocked_or_version',
    retry: 'never',
    says: text('No WhatsApp account, an old version, terms not accepted, or the line is blocked.'),
  },
  variable_missing: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: text('A variable of the template has no value.'),
  },
  variable_invalid: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: text('A variable has a line break, a tab or more than four spaces in a row, or the wrong form.'),
  },
  variable_too_long: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: text('The text is too long once the variables are filled in.'),
  },
  agent_session: {
    ...recipient,
    state: 'agent_session',
    retry: 'after_session',
    says: text('The user is talking with an agent.'),
  },
  recently_messaged: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'after_24_hours',
    says: text('The user got a template less than 24 hours ago and has not answered.'),
  },
  frequency_capped: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'after_24_hours',
    says: text('WhatsApp limits how many templates this user gets.'),
  },
  recently_deployed: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'pair',
    says: text('Treble had sent to this user moments ago.'),
  },
  daily_limit: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_24_hours',
    says: text('Left out: the business had reached as many people as WhatsApp allows in 24 hours.'),
  },
  pair_rate: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'pair',
    says: text('Too many messages to the same number within seconds.'),
  },
  template_paused: {
    state: 'template_paused',
    retry: 'when_released',
    stops: 'template',
    alert: true,
    says: text('WhatsApp paused the template.'),
  },
  template_disabled: {
    state: 'template_paused',
    retry: 'when_released',
    stops: 'template',
    alert: true,
    says: text('WhatsApp disabled the template.'),
  },
  template_missing: {
    state: 'system_failure',
    retry: 'after_a_fix',
    stops: 'template',
    alert: true,
    says: text('The template does not exist in this language or is not approved.'),
  },
  not_started: {
    ...recipient,
    state: 'system_failure',
    retry: 'until_called',
    says: text('It was held, or came too late for its turn; nothing was sent.'),
  },
  throttled: {
    ...recipient,
    state: 'system_failure',
    retry: 'soon',
    says: text('WhatsApp asked us to slow down.'),
  },
  provider_unavailable: {
    ...recipient,
    state: 'system_failure',
    retry: 'soon',
    says: text('WhatsApp could not be reached.'),
  },
  gave_up: {
    ...recipient,
    state: 'system_failure',
    retry: 'when_released',
    says: text('Treble tried three times and gave up.'),
  },
  sender_limited: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_24_hours',
    says: text('A sending limit of the company, the line or WhatsApp was reached at Treble.'),
  },
  cancelled_there: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: text('The message was cancelled at Treble before it left.'),
  },
  experiment: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: text('WhatsApp keeps this number out of marketing for an experiment.'),
  },
  country_restricted: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: text('WhatsApp does not allow this message in the user’s country.'),
  },
  expired: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: text('The message expired before delivery.'),
  },
  window_closed: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: text('The user has not written for 24 hours, so only a template may be sent.'),
  },
  media_unreachable: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    says: text('WhatsApp could not fetch the header’s file.'),
  },
  bad_request: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    alert: true,
    says: text('WhatsApp did not accept the request.'),
  },
  spam_limited: { ...line, says: text('WhatsApp restricted the line because of spam reports.') },
  account_locked: { ...line, says: text('WhatsApp locked the business account.') },
  payment_issue: { ...line, says: text('WhatsApp has a problem with the payment method.') },
  bad_credentials: { ...line, says: text('WhatsApp rejected our access token.') },
  key_refused: { ...line, says: text('Treble refused our API key.') },
  not_permitted: { ...line, says: text('Our access token lacks a permission.') },
  line_not_ready: { ...line, says: text('The line is not registered, not verified or under maintenance.') },
  unrecognised: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    alert: true,
    says: text('WhatsApp gave a reason this product does not know yet.'),
  },
} as const satisfies Record<string, FailureFacts>;

export type FailureClass = keyof typeof failureClasses;

export const isFailureClass = (word: string): word is FailureClass => Object.hasOwn(failureClasses, word);
export const failureClassNames: readonly FailureClass[] = Object.keys(failureClasses).filter(isFailureClass);
