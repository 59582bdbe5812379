interface GraphErrorFacts {
  readonly http: number;
  readonly title: string;
  readonly details: string;
  readonly subcode?: number;
  readonly type?: string;
  readonly retryAfterSeconds?: number;
}

const invalid = { http: 400 } as const;

/** What Meta says for each code (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
const facts: Readonly<Record<number, GraphErrorFacts>> = {
  100: { ...invalid, title: 'Invalid parameter', details: 'Invalid parameter' },
  190: {
    http: 401,
    title: 'Invalid OAuth access token - Cannot parse access token',
    details: 'The access token is missing, expired or malformed',
    subcode: 463,
  },
  2500: { ...invalid, title: 'Unknown path components', details: 'Unknown path components' },
  130403: {
    ...invalid,
    title: 'User is blocked by the business',
    details: 'Message failed to send because the business has blocked this user.',
  },
  130429: {
    http: 429,
    title: 'Rate limit hit',
    details: 'Message failed to send because there were too many messages sent from this phone number.',
    retryAfterSeconds: 1,
  },
  130472: {
    ...invalid,
    title: "User's number is part of an experiment",
    details: "Failed to send message because this user's phone number is part of an experiment",
  },
  131000: {
    http: 500,
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
  },
  131008: { ...invalid, title: 'Required parameter is missing', details: 'Required parameter is missing' },
  131009: {
    ...invalid,
    title: 'Parameter value is not valid',
    details: 'One or more parameter values are invalid',
  },
  131021: {
    ...invalid,
    title: 'Recipient cannot be sender',
    details: 'Sender and recipient phone number is the same.',
  },
  131026: {
    ...invalid,
    title: 'Message undeliverable',
    details: 'Message Undeliverable.',
  },
  131047: {
    ...invalid,
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  131049: {
    ...invalid,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  },
  131050: {
    ...invalid,
    title: 'User has stopped marketing messages',
    details: 'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages.',
  },
  131051: {
    ...invalid,
    title: 'Unsupported message type',
    details: 'Message type is not currently supported.',
  },
  131056: {
    ...invalid,
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details:
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  },
  132000: {
    ...invalid,
    title: 'Number of parameters does not match the expected number of params',
    details: '',
  },
  132001: { http: 404, title: 'Template name does not exist in the translation', details: '' },
  132005: { ...invalid, title: 'Translated text too long', details: '' },
  132012: {
    ...invalid,
    title: 'Parameter format does not match format in the created template',
    details: 'body: Format mismatch, a parameter has a value that is not accepted',
  },
  132015: {
    ...invalid,
    title: 'Template is paused',
    details: 'Template is paused due to low quality so it cannot be sent in a template message.',
  },
  132016: {
    ...invalid,
    title: 'Template is disabled',
    details: 'Template has been paused too many times due to low quality and is now permanently disabled.',
  },
  132018: {
    ...invalid,
    title: 'Invalid template parameter',
    details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
  },
};

/** An error as one answer or receipt tells it. */
export interface GraphError {
  readonly code: number;
  readonly http: number;
  readonly title: string;
  readonly details: string;
  readonly subcode?: number | undefined;
  readonly type?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** The error for a code, with its own details or the usual ones. */
export function graphError(code: number, details?: string): GraphError {
  const known = facts[code];
  if (!known) throw new Error(`Expected a code with facts in graph-error.ts, found ${code}`);
  return { code, ...known, details: details ?? known.details };
}

/** Subcode 33 of 100: the id in the path is not ours to use. */
export const unknownObject = (id: string): GraphError => ({
  code: 100,
  http: 400,
  subcode: 33,
  type: 'GraphMethodException',
  title: `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  details: 'The id in the path does not exist or the token may not use it',
});

/** The JSON that answers a refused call. */
export const errorBody = (error: GraphError, traceId: string): object => ({
  error: {
    message: error.subcode === undefined ? `(#${error.code}) ${error.title}` : error.title,
    type: error.type ?? 'OAuthException',
    code: error.code,
    ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
    error_data: { messaging_product: 'whatsapp', details: error.details },
    fbtrace_id: traceId,
  },
});

/** The entry in `errors` of a `failed` status. */
export const receiptError = (error: GraphError): object => ({
  code: error.code,
  title: error.title,
  message: error.title,
  error_data: { details: error.details },
  href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
});
