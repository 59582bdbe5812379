import type { BotContext } from '../bot-context.ts';
import { loadStopped } from '../incidents/stopped-lines.ts';
import { loadOffers } from '../send/draft-offers.ts';
import type { HomeContent } from './home-view.ts';

/** Among so many of the newest deployments the running ones are looked for. */
const looked = 200;

export async function loadHome(context: BotContext, userId: string, mayAct: boolean): Promise<HomeContent> {
  const [latest, incidents, templates, offers, stopped] = await Promise.all([
    context.reader.deployments(looked),
    context.openIncidents.open(),
    context.templateHealth(),
    mayAct ? loadOffers(context, userId) : [],
    loadStopped(context),
  ]);
  return {
    mayAct,
    running: latest.filter(({ phase }) => phase === 'sending' || phase === 'scheduled'),
    incidents,
    stopped,
    templates,
    offers,
    support: context.supportContact,
    simulated: context.simulated,
  };
}
