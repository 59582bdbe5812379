interface HttpFailureFacts {
  /** The system's or undici's code, or one of ours: `TIMEOUT`, `ABORTED`, `BODY_TOO_LARGE`, `SENT_TWICE`. */
  readonly code: string;
  /** `no` is a proof that not one byte of the request left; everything else is `maybe`. */
  readonly requestWritten: 'no' | 'maybe';
  /** Set when the head of an answer had come before the failure. */
  readonly responseStatus?: number;
}

/** A call that brought no complete answer. The message carries no secret, and no `cause` that could. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly code: string;
  readonly requestWritten: 'no' | 'maybe';
  readonly responseStatus: number | undefined;

  constructor(message: string, facts: HttpFailureFacts) {
    super(message);
    this.code = facts.code;
    this.requestWritten = facts.requestWritten;
    this.responseStatus = facts.responseStatus;
  }
}

// Only these cannot come from an established connection. EHOSTUNREACH and ETIMEDOUT can (a router's answer to
// bytes already sent), so for them the dispatcher's word that the request had not begun decides.
const connectCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export const requestWritten = (begun: boolean, code: string): 'no' | 'maybe' =>
  begun && !connectCodes.has(code) ? 'maybe' : 'no';

/** The `code` of a system or undici error, else its name. */
export const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;
