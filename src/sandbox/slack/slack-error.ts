/** Ends a Web API call with `ok: false`. `code` is Slack's own word; `messages` say what and where. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: readonly string[];

  constructor(code: string, messages: readonly string[] = []) {
    super([code, ...messages].join('; '));
    this.name = 'SlackError';
    this.code = code;
    this.messages = messages;
  }
}
