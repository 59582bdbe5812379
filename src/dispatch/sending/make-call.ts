import type { Gateway, OutboundMessage, SendResult } from '../../gateways/gateway.ts';
import type { VersionContents } from '../conversations/version-contents.ts';
import { attemptToken } from './attempt-token.ts';
import type { QueuedRecipient } from './claim-store.ts';

export interface CallOptions {
  readonly gateway: Gateway;
  readonly lineId: string;
  readonly tokenKey: () => string;
  readonly contents: VersionContents;
  readonly failed: (error: unknown) => void;
}

/** Proof that nothing was sent. */
export type Refusal = Extract<SendResult, { outcome: 'not_accepted' }>;

const notComposed: Refusal = {
  outcome: 'not_accepted',
  failure: 'provider_unavailable',
  detail: 'The message could not be read from the database; nothing was sent.',
};

async function compose(
  { lineId, tokenKey, contents }: CallOptions,
  recipient: QueuedRecipient,
  attemptId: number,
): Promise<OutboundMessage | Refusal> {
  const content = await contents.load(recipient.versionId);
  const rendered = content.render(recipient.variables);
  if (!rendered.ok) return { outcome: 'not_accepted', failure: rendered.failure, detail: rendered.detail };
  return {
    token: attemptToken(tokenKey(), attemptId),
    lineId,
    to: recipient.phone,
    template: content.template,
    values: rendered.values,
  };
}

/** What is to be sent for an attempt, or why nothing is. Never rejects. */
export const composeMessage = (
  options: CallOptions,
  recipient: QueuedRecipient,
  attemptId: number,
): Promise<OutboundMessage | Refusal> =>
  compose(options, recipient, attemptId).catch((error: unknown) => {
    options.failed(error);
    return notComposed;
  });

/** Calls the gateway, at once, for an attempt whose row is committed. Never rejects: whatever breaks is a result. */
export async function makeCall(
  { gateway, failed }: CallOptions,
  message: OutboundMessage,
  signal: AbortSignal,
): Promise<SendResult> {
  try {
    const [result] = await gateway.send([message], signal);
    return result ?? { outcome: 'uncertain', because: 'The gateway gave no result.' };
  } catch (error) {
    failed(error);
    return { outcome: 'uncertain', because: 'The gateway broke off.' };
  }
}
