import { textAt } from '../entities/json.ts';
import { bad, type Check, good } from './check.ts';
import { askFarSide, isTheirs, later } from './far-side.ts';

/** What a source of lists reads, and the scope without which HubSpot refuses it. */
const reads = [
  { path: '/crm/v3/properties/contacts/email', scope: 'crm.schemas.contacts.read' },
  { path: '/crm/v3/objects/contacts?limit=1', scope: 'crm.objects.contacts.read' },
  { path: '/crm/v3/lists?listIds=1', scope: 'crm.lists.read' },
] as const;

/** HubSpot takes the token, and lets it read what lists need. */
export const hubSpot: Check = {
  name: 'HubSpot',
  async run({ config: { hubSpot: settings } }) {
    if (!settings) return [];
    const { accessToken, apiUrl } = settings;
    const headers = { authorization: `Bearer ${accessToken}` };
    const lacking: string[] = [];
    for (const { path, scope } of reads) {
      const answer = await askFarSide(apiUrl, { method: 'GET', path, headers }, [accessToken]);
      const { status, json } = answer;
      const because = textAt(json, 'category') ?? `HTTP status ${status}`;
      if (isTheirs(answer)) return [bad(`HubSpot does not answer now: ${because}.`, later)];
      if (status === 403) lacking.push(scope);
      else if (status !== 200) {
        return [
          bad(
            `HubSpot does not take the token: ${because}.`,
            'Copy the token of the private app again (Settings → Integrations → Private Apps) into HUBSPOT_ACCESS_TOKEN.',
          ),
        ];
      }
    }
    return lacking.length === 0
      ? [good('HubSpot takes the token, and lets it read lists and contacts.')]
      : [
          bad(
            `The private app lacks the scopes ${lacking.join(', ')}.`,
            'Add them to the private app in HubSpot, and copy its token again if it changed.',
          ),
        ];
  },
};
