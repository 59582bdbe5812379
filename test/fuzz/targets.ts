import type { Target } from './target.ts';
import { hubSpotAnswers, salesforceAnswers, sendAnswers } from './targets/answers.ts';
import { csvLists, pastedLists } from './targets/lists.ts';
import { slackAnswers, slackRequests, socketFrames } from './targets/slack.ts';
import { commands, typedWords, yamlFlows } from './targets/typed.ts';
import { metaWebhooks, trebleWebhooks } from './targets/webhooks.ts';

/** Every parser that takes bytes of others. */
export const targets: readonly Target[] = [
  metaWebhooks,
  trebleWebhooks,
  slackRequests,
  slackAnswers,
  socketFrames,
  csvLists,
  pastedLists,
  yamlFlows,
  typedWords,
  commands,
  sendAnswers,
  hubSpotAnswers,
  salesforceAnswers,
];
