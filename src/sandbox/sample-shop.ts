import { parseObject, textOf } from './whatsapp/json-reading.ts';

/** Set aside for documentation (RFC 2606), so nobody's server stands there: in the sandbox it is a shop that answers. */
const host = 'api.example.com';

type Answer = (body: { readonly [field: string]: unknown }) => object;

const answers: Readonly<Record<string, Answer>> = {
  '/price': ({ people }) => ({ offer: { price: 20 + 3 * (Number(textOf(people)) || 1) } }),
  '/orders': ({ order }) => ({ order: { number: order, status: 'on its way', arrives: 'on Friday' } }),
};

export interface ShopCall {
  readonly url: string;
  /** JSON. */
  readonly body: string;
}

export const isSampleShop = ({ url }: Pick<ShopCall, 'url'>): boolean =>
  URL.canParse(url) && new URL(url).host === host && new URL(url).protocol === 'https:';

/** What the shop of the README's flow answers, without any server of a newcomer's; undefined: it has no such page. */
export function askSampleShop({ url, body }: ShopCall): { readonly json: object } | undefined {
  const { pathname } = new URL(url);
  const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
  return answer && { json: answer(parseObject(body) ?? {}) };
}
