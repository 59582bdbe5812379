import type { Place } from '../entities/role.ts';
import type { Right } from './bot-context.ts';
import type { Call } from './listener.ts';

/** True when the person has not the role there; then they have been told. For what only needs more in part. */
export async function refusedWithout(
  right: Right,
  { context, userId, reply }: Pick<Call, 'context' | 'userId' | 'reply'>,
  place?: Place,
): Promise<boolean> {
  const refusal = await context.access.refusal({ userId }, right, place);
  if (refusal === undefined) return false;
  await reply({ text: refusal });
  return true;
}
