import type { HomeView, KnownBlock } from '@slack/types';
import type { DeploymentLine } from '../../reports/reader.ts';
import { context, header, section, simulatedNote } from '../blocks/elements.ts';
import { contactText } from '../blocks/slack-text.ts';
import { deploymentBlock } from './deployment-lines.ts';

const quickHelp = [
  '`/treble send`  send a conversation to a list',
  '`/treble metrics`  the results of the newest deployment',
  '`/treble failures`  who was not reached and why',
  '`/treble help`  everything else',
].join('\n');

/** The Home tab: what is running now, and where to begin. */
export function homeView(running: readonly DeploymentLine[], support: string, simulated: boolean): HomeView {
  const list: KnownBlock[] =
    running.length === 0 ? [section('Nothing is being sent at the moment.')] : running.map(deploymentBlock);
  return {
    type: 'home',
    blocks: [
      header('Running deployments'),
      ...list,
      header('Start here'),
      section(quickHelp),
      context(`Support: ${contactText(support)}`),
      ...(simulated ? [context(simulatedNote)] : []),
    ],
  };
}

/** For people who may see nothing. */
export const closedHomeView = (refusal: string): HomeView => ({ type: 'home', blocks: [section(refusal)] });
