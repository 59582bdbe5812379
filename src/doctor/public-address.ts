import { bad, type Check, good, warning } from './check.ts';
import { hearFarSide } from './far-side.ts';

/** The outside reaches this product, over https. */
export const publicAddress: Check = {
  name: 'Public address',
  async run({ config: { kind, publicUrl, slack } }) {
    const isHeardOverSockets = slack.kind === 'real' && slack.signingSecret === undefined;
    if (slack.kind === 'local' || (kind === 'sandbox' && isHeardOverSockets)) return [];
    const answer = await hearFarSide(publicUrl, { method: 'GET', path: '/healthz' });
    return [
      answer.text === 'alive'
        ? good(`${publicUrl} leads here.`)
        : bad(
            `${publicUrl} does not lead to a running treble-bot: ${answer.told}`,
            'Start it, and set PUBLIC_URL and the proxy in front of it.',
          ),
      ...(publicUrl.startsWith('https:')
        ? []
        : [
            warning(
              'PUBLIC_URL is not https, which Slack and Meta ask for.',
              'Put a proxy with a certificate in front.',
            ),
          ]),
    ];
  },
};
