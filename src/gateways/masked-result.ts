import { maskSecrets } from '../http/mask-secrets.ts';
import type { SendResult } from './gateway.ts';

/** An answer may repeat what we sent, so what it says is masked as well. */
export function maskedResult(result: SendResult, secrets: readonly string[]): SendResult {
  if (result.outcome === 'accepted') return result;
  if (result.outcome !== 'not_accepted') return { ...result, because: maskSecrets(result.because, secrets) };
  return result.detail === undefined ? result : { ...result, detail: maskSecrets(result.detail, secrets) };
}
