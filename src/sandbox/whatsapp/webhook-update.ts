/** The line and person of one update about a message. */
interface About {
  readonly lineId: string;
  /** Left out on `failed`, as Meta does. */
  readonly contact?: object;
}

/** One thing to be told by webhook. Neighbours of one line share a `value`, as they do at Meta. */
export type Update = (
  | ({ readonly list: 'statuses' | 'messages' | 'user_preferences'; readonly item: object } & About)
  | { readonly list: 'template'; readonly field: string; readonly value: object }
) & {
  /** Called once the update was taken with a 200 or given up. */
  readonly told?: () => void;
};

interface Change {
  readonly field: string;
  readonly value: object;
}

interface OpenValue {
  readonly lineId: string;
  readonly list: string;
  readonly contacts: object[];
  readonly items: object[];
}

export interface Account {
  readonly businessAccountId: string;
  readonly displayPhoneNumber: (lineId: string) => string;
}

function changeOf(open: OpenValue, account: Account): Change {
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: account.displayPhoneNumber(open.lineId),
      phone_number_id: open.lineId,
    },
    ...(open.contacts.length > 0 ? { contacts: open.contacts } : {}),
    [open.list]: open.items,
  };
  return { field: open.list === 'user_preferences' ? 'user_preferences' : 'messages', value };
}

/** The envelope of one POST (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview). */
export function envelopeOf(updates: readonly Update[], account: Account, now: number): object {
  const changes: Change[] = [];
  const managed: Change[] = [];
  let open: OpenValue | undefined;
  const shut = (): void => {
    if (open) changes.push(changeOf(open, account));
    open = undefined;
  };
  for (const update of updates) {
    if (update.list === 'template') {
      managed.push({ field: update.field, value: update.value });
      continue;
    }
    if (open?.lineId !== update.lineId || open.list !== update.list) shut();
    open ??= { lineId: update.lineId, list: update.list, contacts: [], items: [] };
    if (update.contact) open.contacts.push(update.contact);
    open.items.push(update.item);
  }
  shut();
  const id = account.businessAccountId;
  return {
    object: 'whatsapp_business_account',
    entry: [
      ...(changes.length > 0 ? [{ id, changes }] : []),
      // `time` stands on management fields only.
      ...(managed.length > 0 ? [{ id, time: Math.floor(now / 1000), changes: managed }] : []),
    ],
  };
}

/** Meta writes every character outside ASCII as `\uXXXX` and signs those bytes. */
export const escapeNonAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
