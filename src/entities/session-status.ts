import { text } from './language/say.ts';

interface SessionFacts {
  /** In the list of users. */
  readonly label: string;
  /** In the filter, where a dash says nothing. */
  readonly choice: string;
}

/** Who is handling the chat. */
export const sessionStatuses = {
  none: { label: '–', choice: text('No session') },
  bot: { label: text('Bot'), choice: text('With the bot') },
  agent: { label: text('Agent'), choice: text('With an agent') },
  closed: { label: text('Closed'), choice: text('Closed') },
} as const satisfies Record<string, SessionFacts>;

export type SessionStatus = keyof typeof sessionStatuses;

export const isSessionStatus = (word: string): word is SessionStatus => Object.hasOwn(sessionStatuses, word);

export const sessionStatusNames: readonly SessionStatus[] =
  Object.keys(sessionStatuses).filter(isSessionStatus);
