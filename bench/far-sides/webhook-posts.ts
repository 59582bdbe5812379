import { createHmac } from 'node:crypto';
import { appSecret, businessAccountId, lineId } from '../cast.ts';

export interface WebhookPlan {
  readonly tokenKey: string;
  readonly firstAttemptId: number;
  readonly attempts: number;
  /** Statuses in one POST. */
  readonly perPost: number;
}

/** Of every ten messages so many are read; all are sent and delivered. */
export const readOfTen = 6;
const isRead = (index: number) => index % 10 < readOfTen;

/** How many statuses later a message is delivered and read: people differ, so the order is mixed and never by message. */
const deliveredAfter = (index: number) => 150 + ((index * 7919) % 400);
const readAfter = (index: number) => deliveredAfter(index) + 600 + ((index * 104729) % 2_000);

interface Moment {
  readonly index: number;
  readonly status: 'sent' | 'delivered' | 'read';
  readonly at: number;
}

const momentsOf = (index: number): Moment[] => [
  { index, status: 'sent', at: index },
  { index, status: 'delivered', at: index + deliveredAfter(index) },
  ...(isRead(index) ? [{ index, status: 'read', at: index + readAfter(index) } as const] : []),
];

function statusOf(
  { index, status }: Moment,
  { tokenKey, firstAttemptId }: WebhookPlan,
  second: number,
): object {
  const attemptId = firstAttemptId + index;
  return {
    id: `wamid.bench.${attemptId}`,
    status,
    timestamp: String(second),
    recipient_id: String(15_551_000_001 + index),
    biz_opaque_callback_data: `${tokenKey}.${attemptId}`,
    conversation: { id: 'b1a2c3d4e5f60718293a4b5c6d7e8f90', origin: { type: 'marketing' } },
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
  };
}

const metadata = { display_phone_number: '12025550100', phone_number_id: lineId };

/** Signed POSTs as Meta sends them, in the order in which things happened. */
export function webhookPosts(plan: WebhookPlan): { body: string; signature: string }[] {
  const moments = Array.from({ length: plan.attempts }, (_, index) => index)
    .flatMap(momentsOf)
    .sort((one, other) => one.at - other.at);
  // In the past for every status: what lies ahead of the clock would be taken for nonsense.
  const second = Math.floor(Date.now() / 1000) - 600;
  const posts: { body: string; signature: string }[] = [];
  for (let from = 0; from < moments.length; from += plan.perPost) {
    const statuses = moments
      .slice(from, from + plan.perPost)
      .map((moment) => statusOf(moment, plan, second + Math.floor(moment.at / 1_000)));
    const value = { messaging_product: 'whatsapp', metadata, statuses };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: businessAccountId, changes: [{ field: 'messages', value }] }],
    });
    posts.push({ body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` });
  }
  return posts;
}
