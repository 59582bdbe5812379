import { text } from './language/say.ts';

interface StageFacts {
  /** In the list of users. */
  readonly label: string;
  /** In the filter, where a dash says nothing. */
  readonly choice: string;
}

/** How far a user came in the conversation, in the words of the metrics page. */
export const conversationStages = {
  none: { label: '–', choice: text('Not answered') },
  in_flow: { label: text('In Flow'), choice: text('In Flow') },
  finished: { label: text('Finished'), choice: text('Finished') },
} as const satisfies Record<string, StageFacts>;

export type ConversationStage = keyof typeof conversationStages;

export const isConversationStage = (word: string): word is ConversationStage =>
  Object.hasOwn(conversationStages, word);

export const conversationStageNames: readonly ConversationStage[] =
  Object.keys(conversationStages).filter(isConversationStage);
