import { text } from '../../entities/language/say.ts';
import { optOut } from './opt-out.ts';
import { orderStatus } from './order-status.ts';
import { qualifyLead } from './qualify-lead.ts';
import { satisfaction } from './satisfaction.ts';

export interface ReadyFlow {
  readonly key: string;
  readonly title: string;
  readonly source: string;
}

/** Flows to start from. A new one is a file and a line here. */
export const readyFlows: readonly ReadyFlow[] = [
  { key: 'qualify_lead', title: text('Find out who is interested'), source: qualifyLead },
  { key: 'satisfaction', title: text('Ask how it was'), source: satisfaction },
  { key: 'order_status', title: text('Tell the status of an order'), source: orderStatus },
  { key: 'opt_out', title: text('Let people opt out'), source: optOut },
];
