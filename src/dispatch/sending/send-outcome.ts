import type { SendResult } from '../../gateways/gateway.ts';
import type { Facts } from '../outcomes/facts.ts';

/** What the answer to one call proves, as facts. */
export function factsOfAnswer(result: SendResult, at: number): Facts {
  switch (result.outcome) {
    case 'accepted':
      return { acceptedAt: at, providerId: result.providerId };
    case 'not_accepted':
      return {
        failure: {
          at,
          failure: result.failure,
          code: result.code ?? '',
          detail: result.detail ?? '',
          refused: true,
          ...(result.userRetryAfterMs !== undefined && { waitMs: result.userRetryAfterMs }),
        },
      };
    default:
      return { uncertain: { kind: result.outcome, because: result.because } };
  }
}
