import { createHmac } from 'node:crypto';
import type { DispatchWorld } from './dispatch-world.ts';

export type StatusWord = 'sent' | 'delivered' | 'read' | 'failed';

export interface StatusItem {
  readonly id: string;
  readonly status: StatusWord;
  /** Seconds since the epoch, as Meta writes them. */
  readonly timestamp: string | number;
  readonly biz_opaque_callback_data?: string;
  readonly errors?: unknown;
}

/** What stands in `messages`; only what these tests look at. */
export interface MessageItem {
  readonly id: string;
  readonly from: string;
  readonly timestamp: string;
  readonly type: string;
  readonly text?: { readonly body: string };
  readonly context?: { readonly id: string };
}

export interface Update {
  readonly statuses?: readonly unknown[];
  readonly messages?: readonly unknown[];
  readonly contacts?: readonly unknown[];
}

/** One POST of Meta's with these changes of the field `messages`. */
export const webhookBody = (lineId: string, updates: readonly Update[]): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: updates.map((update) => ({
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550783881', phone_number_id: lineId },
            ...update,
          },
        })),
      },
    ],
  });

export const signatureOf = (appSecret: string, body: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

/** Posts a body as Meta does; tells the status of the answer. */
export async function post(world: DispatchWorld, body: string, signature?: string): Promise<number> {
  const signed = signature ?? signatureOf(world.whatsApp.appSecret, body);
  const answer = await fetch(world.webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signed },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Posts updates about the world's line, signed. */
export const tell = (world: DispatchWorld, ...updates: Update[]): Promise<number> =>
  post(world, webhookBody(world.whatsApp.lineIds[0] ?? '', updates));

export const seconds = (ms: number): string => String(Math.floor(ms / 1_000));
