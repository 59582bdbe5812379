import { say } from '../../entities/language/say.ts';
import type { ToldIncident } from '../../reports/incidents/incident-document.ts';
import type { BotContext } from '../bot-context.ts';
import { UsageError } from '../listener.ts';

const gone = (): UsageError =>
  new UsageError(say`This incident does not exist any more. /treble incidents lists what is open.`);

/** The incident's id in a button's value or a form's metadata. */
export function incidentIdOf(value: string): number {
  const [, id] = /^(\d{1,9})$/.exec(value) ?? [];
  if (id === undefined) throw gone();
  return Number(id);
}

export async function loadIncident({ openIncidents }: BotContext, value: string): Promise<ToldIncident> {
  const told = await openIncidents.find(incidentIdOf(value));
  if (!told) throw gone();
  return told;
}
