import type { MikroORM } from '@mikro-orm/postgresql';
import { Subscription } from '../../src/entities/rows/subscription.ts';

export const digestChannel = 'C0SUPPORT';

const timeOfDay = (at: Date) => at.toISOString().slice(11, 16);

/** A digest due a minute ago, so that each replica that starts finds the slot, beside those that look by the minute. */
export async function subscribeToDueDigest(orm: MikroORM): Promise<void> {
  const now = Date.now();
  await orm.em.fork().insert(Subscription, {
    report: 'digest',
    channelId: digestChannel,
    at: timeOfDay(new Date(now - 60_000)),
    zone: 'UTC',
    onlyIf: 'news',
    owner: 'U0ANA',
    createdBy: 'U0ANA',
    scheduledAt: new Date(now - 180_000),
  });
}
