import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { said, say, text } from '../../entities/language/say.ts';
import { statusWord } from '../../entities/template-words.ts';
import { actionIds } from '../action-ids.ts';
import { readTemplate } from '../load-templates.ts';
import type { TemplateLine } from '../reader.ts';
import type { ReportAction, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import type { SqlRow } from '../sql-row.ts';
import { managerAction, templatesUrl } from '../whatsapp-manager.ts';
import type { IncidentKindFacts, IncidentWords } from './incident-kind-facts.ts';
import {
  canBeUnpaused,
  categoryName,
  pausedAdvice,
  pauseEndWords,
  pauseName,
  qualityName,
} from './pause-words.ts';
import type { StandingIncident } from './standing-incident.ts';

async function findTemplate(orm: MikroORM, id: string): Promise<TemplateLine | undefined> {
  const { rows } = await sql<SqlRow>`select * from template where id = ${id}`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map(readTemplate)[0];
}

/** https://developers.facebook.com/docs/whatsapp/business-management-api/webhooks/components */
const reasons: Readonly<Record<string, string>> = {
  ABUSIVE_CONTENT: text('abusive content'),
  INCORRECT_CATEGORY: text('the category does not fit the content'),
  INVALID_FORMAT: text('invalid format'),
  PROMOTIONAL: text('promotional content'),
  SCAM: text('it looks like a scam'),
  TAG_CONTENT_MISMATCH: text('language or category do not fit the content'),
};

const heard: Readonly<Record<string, string>> = {
  refusal: text('Noticed when WhatsApp refused a message (132015).'),
  sweep: text('Noticed when the account’s templates were read: WhatsApp’s own notice has not arrived.'),
};

/** Why, as far as WhatsApp said, and how it was noticed where that was not by WhatsApp's notice. */
function reasonWords({ facts }: Pick<StandingIncident, 'facts'>): Words {
  const { reason, explanation } = facts;
  const noticed = heard[facts.heard ?? ''];
  if (reason) return sayWords`Reason given: ${said(reasons[reason] ?? reason)}.`;
  if (explanation) return sayWords`WhatsApp says: ${explanation}`;
  return noticed === undefined
    ? sayWords`WhatsApp gave no reason. A template is paused when many people block or report it.`
    : [said(noticed)];
}

/** What happened to it, by its status now. */
function happened({ name, language, status }: TemplateLine): Pick<IncidentWords, 'title' | 'news'> {
  const word = status.toUpperCase();
  if (word === 'PAUSED')
    return {
      title: say`Template ${name} was paused`,
      news: say`WhatsApp paused the template ${name} (${language}).`,
    };
  if (word === 'DISABLED')
    return {
      title: say`Template ${name} was disabled`,
      news: say`WhatsApp disabled the template ${name} (${language}).`,
    };
  return {
    title: say`Template ${name} cannot be sent yet`,
    news: say`The template ${name} (${language}) was paused and is not approved again: its status is ${statusWord(word)}.`,
  };
}

const unpause = (template: TemplateLine): ReportAction => ({
  id: actionIds.unpauseTemplate,
  label: say`Unpause`,
  value: template.id,
  confirm: {
    title: say`Unpause the template?`,
    text: say`WhatsApp will be asked to let ${template.name} be sent again. Held deployments then go on by themselves. If people keep blocking or reporting it, it is paused again.`,
    yes: say`Unpause`,
    no: say`Leave it paused`,
  },
});

export function templateWords(
  template: TemplateLine,
  incident: Pick<StandingIncident, 'facts'>,
  now: Date,
): IncidentWords {
  const { name, language, category, quality, status, accountId } = template;
  const isTaken = ['PAUSED', 'DISABLED'].includes(status.toUpperCase());
  return {
    name: `${name} (${language})`,
    ...happened(template),
    overTitle: say`Template ${name} can be sent again`,
    overNews: say`WhatsApp released the template ${name} (${language}). What it held goes on by itself.`,
    context: isTaken ? [pauseEndWords(template, now), reasonWords(incident)] : [],
    figures: [
      { label: say`Template`, value: name },
      { label: say`Language`, value: language },
      { label: say`Category`, value: categoryName(category) },
      { label: say`Quality`, value: qualityName(quality) },
      ...(isTaken ? [{ label: say`Which pause`, value: pauseName(template) }] : []),
    ],
    advice: isTaken ? pausedAdvice() : [],
    actions: [
      managerAction(templatesUrl(accountId)),
      ...(canBeUnpaused(template) ? [unpause(template)] : []),
    ],
  };
}

export const templatePaused: IncidentKindFacts = {
  label: text('Paused template'),
  audience: 'channels',
  async describe(orm, incident, now) {
    const template = await findTemplate(orm, incident.subject);
    return template && templateWords(template, incident, now);
  },
};
