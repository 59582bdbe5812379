import { randomBytes } from 'node:crypto';
import { listAt } from '../entities/json.ts';
import { bad, type Check, type Finding, good } from './check.ts';
import { askFarSide, type FarAnswer, hearFarSide } from './far-side.ts';
import { adviceFor, refusalOf } from './meta-refusal.ts';

/** Only what Meta said is known of who hears: a refusal says nothing about it. */
function subscription(answer: FarAnswer, path: string): Finding {
  if (answer.status !== 200) {
    return bad(
      `Meta does not tell which apps hear of the business account: ${refusalOf(answer)}`,
      adviceFor(answer, 'WHATSAPP_BUSINESS_ACCOUNT_ID'),
    );
  }
  return listAt(answer.json, 'data').length > 0
    ? good('An app hears of the business account.')
    : bad(
        'No app hears of the business account, so that nothing is told of any message.',
        `Send an empty POST to ${path} with the token.`,
      );
}

/** Meta sends webhooks of the business account, and our address answers its handshake. */
export const whatsAppWebhooks: Check = {
  name: 'WhatsApp webhooks',
  async run({ config: { whatsApp, publicUrl } }) {
    if (whatsApp.kind !== 'real') return [];
    const { accessToken, businessAccountId, apiUrl, apiVersion, verifyToken } = whatsApp;
    const path = `/${apiVersion}/${encodeURIComponent(businessAccountId)}/subscribed_apps`;
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await askFarSide(apiUrl, { method: 'GET', path, headers }, [accessToken]);
    const challenge = randomBytes(8).toString('hex');
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': verifyToken,
      'hub.challenge': challenge,
    });
    const handshake = await hearFarSide(publicUrl, { method: 'GET', path: `/webhooks/whatsapp?${query}` }, [
      verifyToken,
    ]);
    return [
      subscription(answer, path),
      handshake.text === challenge
        ? good('The webhook’s address answers with this verify token.')
        : bad(
            `The address ${publicUrl}/webhooks/whatsapp does not answer Meta’s handshake: ${handshake.told}`,
            'Start the product, let PUBLIC_URL lead to it over https, and enter the same WHATSAPP_VERIFY_TOKEN at Meta.',
          ),
    ];
  },
};
