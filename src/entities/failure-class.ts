import type { DeploymentState } from './deployment-state.ts';

/**
 * When a new attempt can succeed. `soon` and `pair` happen by themselves within limits;
 * every other rule waits for a person's decision (DESIGN: retry rules).
 */
export type RetryRule = 'soon' | 'pair' | 'after_24_hours' | 'when_released' | 'after_a_fix' | 'never';

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
    says: 'Not a valid WhatsApp number.',
  },
  not_on_test_list: {
    ...recipient,
    state: 'invalid_number',
    retry: 'after_a_fix',
    says: 'This is a test line and the number is not on its list of allowed numbers.',
  },
  excluded: { ...recipient, state: 'excluded', retry: 'never', says: 'On the exclusion list.' },
  blocked_by_business: {
    ...recipient,
    state: 'excluded',
    retry: 'never',
    says: 'The company blocked this user in WhatsApp.',
  },
  opted_out: {
    ...recipient,
    state: 'blocked_or_version',
    retry: 'never',
    says: 'The user stopped marketing messages from this company.',
  },
  unreachable: {
    ...recipient,
    state: 'blocked_or_version',
    retry: 'never',
    says: 'No WhatsApp account, an old version, terms not accepted, or the line is blocked.',
  },
  variable_missing: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: 'A variable of the template has no value.',
  },
  variable_invalid: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: 'A variable has a line break, a tab or more than four spaces in a row, or the wrong form.',
  },
  variable_too_long: {
    ...recipient,
    state: 'variable_unfilled',
    retry: 'after_a_fix',
    says: 'The text is too long once the variables are filled in.',
  },
  agent_session: {
    ...recipient,
    state: 'agent_session',
    retry: 'when_released',
    says: 'The user is talking with an agent.',
  },
  recently_messaged: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'after_24_hours',
    says: 'The user got a template less than 24 hours ago and has not answered.',
  },
  frequency_capped: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'after_24_hours',
    says: 'WhatsApp limits how many templates this user gets.',
  },
  pair_rate: {
    ...recipient,
    state: 'too_many_templates',
    retry: 'pair',
    says: 'Too many messages to the same number within seconds.',
  },
  template_paused: {
    state: 'template_paused',
    retry: 'when_released',
    stops: 'template',
    alert: true,
    says: 'WhatsApp paused the template.',
  },
  template_disabled: {
    state: 'template_paused',
    retry: 'when_released',
    stops: 'template',
    alert: true,
    says: 'WhatsApp disabled the template.',
  },
  template_missing: {
    state: 'system_failure',
    retry: 'after_a_fix',
    stops: 'template',
    alert: true,
    says: 'The template does not exist in this language or is not approved.',
  },
  throttled: {
    ...recipient,
    state: 'system_failure',
    retry: 'soon',
    says: 'WhatsApp asked us to slow down.',
  },
  provider_unavailable: {
    ...recipient,
    state: 'system_failure',
    retry: 'soon',
    says: 'WhatsApp could not be reached.',
  },
  experiment: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: 'WhatsApp keeps this number out of marketing for an experiment.',
  },
  country_restricted: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: 'WhatsApp does not allow this message in the user’s country.',
  },
  expired: {
    ...recipient,
    state: 'system_failure',
    retry: 'never',
    says: 'The message expired before delivery.',
  },
  media_unreachable: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    says: 'WhatsApp could not fetch the header’s file.',
  },
  bad_request: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    alert: true,
    says: 'WhatsApp did not accept the request.',
  },
  spam_limited: { ...line, says: 'WhatsApp restricted the line because of spam reports.' },
  account_locked: { ...line, says: 'WhatsApp locked the business account.' },
  payment_issue: { ...line, says: 'WhatsApp has a problem with the payment method.' },
  bad_credentials: { ...line, says: 'WhatsApp rejected our access token.' },
  not_permitted: { ...line, says: 'Our access token lacks a permission.' },
  line_not_ready: { ...line, says: 'The line is not registered, not verified or under maintenance.' },
  unrecognised: {
    ...recipient,
    state: 'system_failure',
    retry: 'after_a_fix',
    alert: true,
    says: 'WhatsApp gave a reason this product does not know yet.',
  },
} as const satisfies Record<string, FailureFacts>;

export type FailureClass = keyof typeof failureClasses;

export const isFailureClass = (word: string): word is FailureClass => Object.hasOwn(failureClasses, word);
export const failureClassNames: readonly FailureClass[] = Object.keys(failureClasses).filter(isFailureClass);
