import { sql } from 'kysely';
import { say, text } from '../../entities/language/say.ts';
import { sayWords } from '../say-words.ts';
import { managerAction, phoneNumbersUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts } from './incident-kind-facts.ts';
import { loadLines, refusalText } from './line-troubles.ts';

export const lineStopped: IncidentKindFacts = {
  label: text('Stopped line'),
  audience: 'channels',
  async describe(orm, incident) {
    const [line] = await loadLines(orm, sql<boolean>`l.id = ${incident.subject}`);
    const name = line?.name ?? incident.subject;
    return {
      name,
      title: say`Line ${name} stopped sending`,
      news: say`Line ${name} stopped sending: ${refusalText(incident)}`,
      overTitle: say`Line ${name} may send again`,
      overNews: say`Line ${name} may send again. What it held goes on by itself.`,
      context: [],
      figures: [],
      advice: [sayWords`Solve this in WhatsApp Manager; then press ${{ bold: say`Resume held` }}.`],
      actions: [managerAction(phoneNumbersUrl)],
    };
  },
};
