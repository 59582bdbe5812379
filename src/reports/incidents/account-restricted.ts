import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { refusalText } from './line-troubles.ts';

export const accountRestricted: IncidentKindFacts = {
  label: text('Restricted account'),
  audience: 'channels',
  describe: async (_orm, incident) => ({
    name: say`WhatsApp account`,
    title: say`The WhatsApp account is restricted`,
    news:
      incident.step === 'lifted'
        ? say`WhatsApp has lifted the restriction of the account. Lines stay stopped until somebody resumes them.`
        : say`WhatsApp does not let this business send: ${refusalText(incident)}`,
    overTitle: say`The WhatsApp account may send again`,
    overNews: say`The restriction of the WhatsApp account is over.`,
    context: incident.facts.until
      ? [sayWords`WhatsApp names the moment ${{ at: new Date(incident.facts.until) }}`]
      : [],
    figures: [],
    advice: [
      sayWords`Open WhatsApp Manager, read what the account is accused of, and ask for a review there.`,
      sayWords`Once WhatsApp has lifted it, press ${{ bold: say`Resume held` }}.`,
    ],
    actions: [managerAction(phoneNumbersUrl)],
  }),
};
