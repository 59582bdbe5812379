import type { KnownBlock, ModalView } from '@slack/types';
import type { Dispatch } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { actions, button, section, simulatedMark } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Reply } from '../listener.ts';
import type { ChannelStanding } from './channel-standing.ts';

export type Launched = Awaited<ReturnType<Dispatch['launch']>>;

/** Shows the figures of a deployment; its value is `deployment:104`. */
export const viewResultsId = 'view_results';

/** A link to a channel; a direct message between people has none, and nobody can be invited to it. */
const channelLink = (id: string): string | undefined => (/^[CG][A-Z0-9]+$/.test(id) ? `<#${id}>` : undefined);

const whereToFollow: Readonly<
  Record<ChannelStanding, (channel: string | undefined, code: string) => string>
> = {
  member: (channel) => say`Follow it in ${channel ?? say`this conversation`}.`,
  direct: () => say`Follow it in our direct messages.`,
  outside: (channel) =>
    channel === undefined
      ? say`I am not part of this conversation: I will keep you informed in our direct messages.`
      : say`I am not in ${channel}; invite me with \`/invite @Treble\`. I will keep you informed in our direct messages.`,
  shared: (channel) =>
    say`${channel ?? say`This conversation`} is shared with another organisation, so I will keep you informed in our direct messages.`,
  unknown: (_channel, code) => say`Follow it with \`/treble status ${code}\`.`,
};

export const followWords = (standing: ChannelStanding, channelId: string, deploymentId: number): string =>
  whereToFollow[standing](channelLink(channelId), deploymentCode(deploymentId));

/** `mrkdwn`, every foreign word escaped. */
function sentences(launched: Launched, standing: ChannelStanding): string {
  const code = deploymentCode(launched.id);
  const messages = counted(launched.waiting, 'message');
  const follow = followWords(standing, launched.channelId, launched.id);
  if (launched.phase === 'scheduled')
    return say`${code} is scheduled already, so nothing was sent. Its message has Send now and Change time. ${follow}`;
  if (launched.alreadyLaunched)
    return say`${code} was started before, by an earlier press of Send. Nothing is sent twice. ${follow}`;
  const [hold] = launched.holds;
  if (hold)
    return say`${code} is started, but held for now: ${messages} waiting. ${escapeText(saidAgain(hold.because), 500)} ${follow}`;
  return say`${code} is on its way: ${messages}. ${follow}`;
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
    actions([button({ id: viewResultsId, label: say`View results`, value })]),
    ...simulatedMark(simulated),
  ];
  return {
    view: shownModal({
      title: launched.alreadyLaunched ? say`Already sent` : say`On its way`,
      blocks,
    }),
    reply: { text, blocks },
  };
}
