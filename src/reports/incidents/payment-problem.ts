import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { refusalText } from './line-troubles.ts';

const billingUrl = 'https://business.facebook.com/billing_hub/payment_settings';

export const paymentProblem: IncidentKindFacts = {
  label: text('Payment problem'),
  audience: 'channels',
  describe: async (_orm, incident) => ({
    name: say`WhatsApp account`,
    title: say`WhatsApp has a problem with the payment`,
    news: say`WhatsApp sends nothing until its payment is settled: ${refusalText(incident)}`,
    overTitle: say`The payment problem is solved`,
    overNews: say`WhatsApp sends again: its payment problem was declared solved.`,
    context: [],
    figures: [],
    advice: [
      sayWords`Whoever pays for WhatsApp checks the payment method and open invoices in Meta’s billing.`,
      sayWords`After that, press ${{ bold: say`Resume held` }}.`,
    ],
    actions: [managerAction(billingUrl)],
  }),
};
