import type { Receipt } from '../../gateways/gateway.ts';
import type { Facts } from '../outcomes/facts.ts';

/** What one receipt proves of the attempt it is about. */
export function factsOfReceipt(receipt: Receipt): Facts {
  const at = receipt.at.getTime();
  const { providerId } = receipt;
  switch (receipt.status) {
    case 'accepted':
      return { providerId, acceptedAt: at };
    case 'sent':
      return { providerId, sentAt: at };
    case 'delivered':
      return { providerId, deliveredAt: at };
    case 'read':
      return { providerId, readAt: at };
    case 'failed':
      return {
        providerId,
        failure: {
          at,
          failure: receipt.failure ?? 'unrecognised',
          code: receipt.code ?? '',
          detail: receipt.detail ?? '',
          refused: false,
        },
      };
  }
}
