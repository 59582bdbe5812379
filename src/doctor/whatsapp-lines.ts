import { textAt } from '../entities/json.ts';
import { bad, type Check, type Finding, good, warning } from './check.ts';
import { askFarSide } from './far-side.ts';
import { adviceFor, refusalOf } from './meta-refusal.ts';

/** Meta takes the token and knows each line. */
export const whatsAppLines: Check = {
  name: 'WhatsApp lines',
  async run({ config: { whatsApp } }) {
    if (whatsApp.kind !== 'real') return [];
    const { accessToken, apiUrl, apiVersion } = whatsApp;
    const findings: Finding[] = [];
    for (const id of whatsApp.phoneNumberIds) {
      const path = `/${apiVersion}/${encodeURIComponent(id)}?fields=display_phone_number,quality_rating`;
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await askFarSide(apiUrl, { method: 'GET', path, headers }, [accessToken]);
      const { json, status } = answer;
      if (status === 200 && textAt(json, 'display_phone_number') !== undefined) {
        findings.push(good(`Meta knows the line ${id}.`));
        if (textAt(json, 'quality_rating')?.toUpperCase() === 'RED') {
          findings.push(
            warning(`Meta rates the line ${id} low.`, 'Send less and better to people who asked for it.'),
          );
        }
      } else {
        findings.push(
          bad(
            `Meta does not describe the line ${id}: ${refusalOf(answer)}`,
            adviceFor(answer, 'WHATSAPP_PHONE_NUMBER_ID'),
          ),
        );
      }
    }
    return findings;
  },
};
