import { createHmac } from 'node:crypto';
import { appSecret, businessAccountId, lineId } from '../cast.ts';

export interface InboundPlan {
  readonly messages: number;
  /** They write in turn, each one message after the other. */
  readonly people: number;
}

/** Fictional, and none of those that are sent templates. */
const firstPhone = 15_550_000_001;

/** Signed POSTs of one message each, whose text is its number. */
export function inboundPosts({ messages, people }: InboundPlan): { body: string; signature: string }[] {
  const second = String(Math.floor(Date.now() / 1000));
  return Array.from({ length: messages }, (_, index) => {
    const from = String(firstPhone + (index % people));
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '12025550100', phone_number_id: lineId },
      contacts: [{ profile: { name: 'Ana' }, wa_id: from }],
      messages: [
        {
          from,
          id: `wamid.in.${String(index).padStart(9, '0')}`,
          timestamp: second,
          type: 'text',
          text: { body: String(index) },
        },
      ],
    };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: businessAccountId, changes: [{ field: 'messages', value }] }],
    });
    return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` };
  });
}
