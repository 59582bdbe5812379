/** Kinds of people's data and for how many days each is kept unless the settings say otherwise. Figures outlive them all. */
export const retentionKinds = {
  /** Messages as their provider sent them, and the numbers of failures that named no message. */
  webhooks: { days: 30 },
  /** What lists and flows know of a person, counted from the launch. */
  variables: { days: 180 },
  /** What was written in chats, by anybody. */
  messages: { days: 365 },
  /** Who a recipient was, counted from the launch; and whom a chat was with. */
  phones: { days: 730 },
} as const satisfies Readonly<Record<string, { readonly days: number }>>;

export type RetentionKind = keyof typeof retentionKinds;
/** In days; 0: for ever. */
export type KeepDays = Readonly<Record<RetentionKind, number>>;

export const isRetentionKind = (word: string): word is RetentionKind => Object.hasOwn(retentionKinds, word);
