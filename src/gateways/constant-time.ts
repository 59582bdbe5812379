import { timingSafeEqual } from 'node:crypto';

/** Says nothing about where two texts differ, by its time; their lengths are no secret. */
export function constantTimeEquals(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  // timingSafeEqual throws on unequal lengths.
  return left.length === right.length && timingSafeEqual(left, right);
}
