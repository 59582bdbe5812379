import { randomBytes } from 'node:crypto';
import { listAt } from '../entities/json.ts';
import { bad, type Check, good } from './check.ts';
import { askFarSide, hearFarSide } from './far-side.ts';

/** Meta sends webhooks of the business account, and our address answers its handshake. */
export const whatsAppWebhooks: Check = {
  name: 'WhatsApp webhooks',
  async run({ config: { whatsApp, publicUrl } }) {
    if (whatsApp.kind !== 'real') return [];
    const { accessToken, businessAccountId, apiUrl, apiVersion, verifyToken } = whatsApp;
    const path = `/${apiVersion}/${encodeURIComponent(businessAccountId)}/subscribed_apps`;
    const headers = { authorization: `Bearer ${accessToken}` };
    const { json } = await askFarSide(apiUrl, { method: 'GET', path, headers }, [accessToken]);
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
      listAt(json, 'data').length > 0
        ? good('An app hears of the business account.')
        : bad(
            'No app hears of the business account, so that nothing is told of any message.',
            `Send an empty POST to /${apiVersion}/${businessAccountId}/subscribed_apps with the token.`,
          ),
      handshake.text === challenge
        ? good('The webhook’s address answers with this verify token.')
        : bad(
            `The address ${publicUrl}/webhooks/whatsapp does not answer Meta’s handshake: ${handshake.told}`,
            'Start the product, let PUBLIC_URL lead to it over https, and enter the same WHATSAPP_VERIFY_TOKEN at Meta.',
          ),
    ];
  },
};
