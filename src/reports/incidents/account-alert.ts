import { said, say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';

/** The button's words. */
const solved = text('Mark as solved');

export const accountAlert: IncidentKindFacts = {
  label: text('Account alert'),
  audience: 'channels',
  endedByPerson: true,
  describe: async (_orm, { because, facts }) => ({
    name: say`WhatsApp account`,
    title: say`WhatsApp warns about the account`,
    news: say`WhatsApp warns about the account: ${because}`,
    overTitle: say`The warning about the account is dealt with`,
    overNews: say`Somebody marked WhatsApp’s warning about the account as solved.`,
    context: facts.until ? [sayWords`WhatsApp names the moment ${{ at: new Date(facts.until) }}`] : [],
    figures: [],
    advice: [
      sayWords`Open WhatsApp Manager and read the notice; a violation that repeats restricts the account.`,
      sayWords`Sending goes on meanwhile. Press ${{ bold: said(solved) }} when it is dealt with.`,
    ],
    actions: [managerAction(phoneNumbersUrl)],
  }),
};
