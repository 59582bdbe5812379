import type { KnownBlock, ModalView } from '@slack/types';
import type { Dispatch } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { actions, button, plain, section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { counted, escapeText } from '../blocks/slack-text.ts';
import type { Reply } from '../listener.ts';
import type { ChannelStanding } from './channel-standing.ts';
import { simulatedMark } from './words.ts';

export type Launched = Awaited<ReturnType<Dispatch['launch']>>;

/** Shows the figures of a deployment; its value is `deployment:104`. */
export const viewResultsId = 'view_results';

/** A link to a channel; a direct message between people has none, and nobody can be invited to it. */
const channelLink = (id: string): string | undefined => (/^[CG][A-Z0-9]+$/.test(id) ? `<#${id}>` : undefined);

const whereToFollow: Readonly<
  Record<ChannelStanding, (channel: string | undefined, code: string) => string>
> = {
  member: (channel) => `Follow it in ${channel ?? 'this conversation'}.`,
  direct: () => 'Follow it in our direct messages.',
  outside: (channel) =>
    channel === undefined
      ? 'I am not part of this conversation: I will keep you informed in our direct messages.'
      : `I am not in ${channel}; invite me with \`/invite @Treble\`. I will keep you informed in our direct messages.`,
  unknown: (_channel, code) => `Follow it with \`/treble status ${code}\`.`,
};

/** `mrkdwn`, every foreign word escaped. */
function sentences(launched: Launched, standing: ChannelStanding): string {
  const code = deploymentCode(launched.id);
  const messages = counted(launched.waiting, 'message');
  const follow = whereToFollow[standing](channelLink(launched.channelId), code);
  if (launched.alreadyLaunched)
    return `${code} was started before, by an earlier press of Send. Nothing is sent twice. ${follow}`;
  const [hold] = launched.holds;
  if (hold)
    return `${code} is started, but held for now: ${messages} waiting. ${escapeText(hold.because, 500)} ${follow}`;
  return `${code} is on its way: ${messages}. ${follow}`;
}

/** That a draft is being sent: as the last view, and the same for somebody who closed the window meanwhile. */
export function sayLaunched(
  launched: Launched,
  standing: ChannelStanding,
  simulated: boolean,
): { readonly view: ModalView; readonly reply: Reply } {
  const text = sentences(launched, standing);
  const value = `deployment:${launched.id}`;
  const blocks: KnownBlock[] = [
    section(text),
    actions([button({ id: viewResultsId, label: 'View results', value })]),
    ...simulatedMark(simulated),
  ];
  return {
    view: {
      type: 'modal',
      title: plain(launched.alreadyLaunched ? 'Already sent' : 'On its way', limits.modalTitle),
      close: plain('Close', limits.modalTitle),
      blocks,
    },
    reply: { text, blocks },
  };
}
