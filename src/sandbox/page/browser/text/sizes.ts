import type { Speech } from './speech.ts';

const units = ['bytes', 'KB', 'MB', 'GB'] as const;

/** `12.4 MB`, in steps of 1,024. */
export function fileSize(bytes: number, speech: Speech): string {
  const step = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  return `${speech.number(amount, { maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0 })} ${units[step]}`;
}
