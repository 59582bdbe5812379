import { recordAt, textAt } from '../entities/json.ts';
import { bad, type Check, good, warning } from './check.ts';
import { askFarSide, isTheirs, later } from './far-side.ts';

/** Fewer requests than this are a few lists. */
const fewLeft = 500;

/** Salesforce gives a token for the client credentials, and has requests left for today. */
export const salesforce: Check = {
  name: 'Salesforce',
  async run({ config: { salesforce: settings } }) {
    if (!settings) return [];
    const { url, clientId, clientSecret } = settings;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const path = '/services/oauth2/token';
    const given = await askFarSide(url, { method: 'POST', path, headers, body }, [clientSecret]);
    const token = textAt(given.json, 'access_token');
    if (token === undefined) {
      const because = textAt(given.json, 'error') ?? `HTTP status ${given.status}`;
      return [
        bad(
          `Salesforce gives no access token: ${because}.`,
          isTheirs(given)
            ? later
            : 'Check SALESFORCE_URL, SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET, and that the connected app has the client credentials flow with a user to run as.',
        ),
      ];
    }
    const asked = {
      method: 'GET',
      path: '/services/data/v63.0/limits',
      headers: { authorization: `Bearer ${token}` },
    } as const;
    const limits = await askFarSide(url, asked, [clientSecret, token]);
    const { status, json } = limits;
    if (status !== 200) {
      return [
        bad(
          `Salesforce does not let its token use the API: HTTP status ${status}.`,
          isTheirs(limits)
            ? later
            : 'Give the connected app the scope api, and the user it runs as the permission API Enabled.',
        ),
      ];
    }
    const left = recordAt(json, 'DailyApiRequests').Remaining;
    return [
      good('Salesforce gives a token, and takes it.'),
      ...(typeof left === 'number' && left < fewLeft
        ? [
            warning(
              `Salesforce takes only ${left} more API requests today.`,
              'A list takes one request for 2,000 people; wait until tomorrow or ask for more.',
            ),
          ]
        : []),
    ];
  },
};
