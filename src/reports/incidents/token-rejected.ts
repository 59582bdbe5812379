import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { refusalText } from './line-troubles.ts';

export const tokenRejected: IncidentKindFacts = {
  label: text('Rejected token'),
  audience: 'channels',
  describe: async (_orm, incident) => ({
    name: say`Access token`,
    title: say`WhatsApp rejects our access token`,
    news: say`Nothing can be sent: ${refusalText(incident)}`,
    overTitle: say`WhatsApp accepts our access token again`,
    overNews: say`Sending was resumed after WhatsApp had rejected our access token.`,
    context: [],
    figures: [],
    advice: [
      sayWords`Whoever runs this bot makes a new system-user token with the permissions whatsapp_business_messaging and whatsapp_business_management, sets WHATSAPP_ACCESS_TOKEN and restarts it.`,
      sayWords`After that, press ${{ bold: say`Resume held` }}.`,
    ],
    actions: [],
  }),
};
