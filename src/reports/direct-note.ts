import type { Words } from './report-document.ts';
import { sayWords } from './say-words.ts';
import { sharedChannel } from './slack-refusals.ts';

const missingChannels: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** Why a live message comes directly to its launcher; `error` is Slack's word when the channel refused it. */
export function directNote(channelId: string, error: string): Words {
  if (error === sharedChannel)
    return sayWords`You get this directly because ${{ channel: channelId }} is shared with another organisation, whose people would read it there.`;
  return missingChannels.has(error)
    ? sayWords`You get this directly because it could not be posted in ${{ channel: channelId }}: I am not a member there. To have the next one there, type ${{ bold: '/invite @Treble' }} in that channel.`
    : sayWords`You get this directly because it could not be posted in ${{ channel: channelId }} (${error}).`;
}
