import { countText } from '../../entities/language/number-text.ts';
import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';

const limitText = (users: string | undefined): string =>
  users === undefined || users === '' ? say`no limit` : countText(Number(users));

export const limitLowered: IncidentKindFacts = {
  label: text('Lowered limit'),
  audience: 'channels',
  endedByPerson: true,
  describe: async (_orm, { facts }) => ({
    name: say`WhatsApp account`,
    title: say`WhatsApp lets us reach fewer people a day`,
    news: say`WhatsApp now lets this business reach ${limitText(facts.now)} different people in 24 hours; before: ${limitText(facts.before)}.`,
    overTitle: say`The daily limit is as before`,
    overNews: say`WhatsApp lets this business reach as many people as before, or somebody marked it as solved.`,
    context: [],
    figures: [
      { label: say`People a day`, value: limitText(facts.now) },
      { label: say`Before`, value: limitText(facts.before) },
    ],
    advice: [
      sayWords`Larger lists wait for free places and go out over several days: the review of each list says so.`,
      sayWords`Look at the quality of the lines: WhatsApp raises the limit again by itself after days of good quality.`,
    ],
    actions: [managerAction(phoneNumbersUrl)],
  }),
};
