import { sql } from 'kysely';
import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { loadLines } from './line-troubles.ts';
import { qualityName } from './pause-words.ts';

export const lineQuality: IncidentKindFacts = {
  label: text('Line quality'),
  audience: 'channels',
  async describe(orm, { subject, step }) {
    const [line] = await loadLines(orm, sql<boolean>`l.id = ${subject}`);
    const name = line?.name ?? subject;
    return {
      name,
      title: step === 'RED' ? say`WhatsApp rates line ${name} low` : say`WhatsApp rates line ${name} medium`,
      news:
        step === 'RED'
          ? say`Many people block or report messages of line ${name}; WhatsApp may lower its limit or restrict it.`
          : say`Some people block or report messages of line ${name}; if it gets worse, WhatsApp lowers its limit.`,
      overTitle: say`WhatsApp rates line ${name} high again`,
      overNews: say`The quality of line ${name} has recovered.`,
      context: [],
      figures: [
        { label: say`Line`, value: name },
        { label: say`Quality`, value: qualityName(step) },
      ],
      advice: [
        sayWords`Send to people who expect it, offer a way out of marketing, and leave out who never answers.`,
        sayWords`Pause what is not urgent until the quality has recovered; WhatsApp looks at the last seven days.`,
      ],
      actions: [managerAction(phoneNumbersUrl)],
    };
  },
};
