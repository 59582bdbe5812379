/** What became of somebody who was to be forgotten. */
export interface Erased {
  /** Recipients that are numbers without a name now. */
  readonly recipients: number;
  /** Of them those that were still to be sent to: they are cancelled. */
  readonly cancelled: number;
  /** Messages of chats, in both directions. */
  readonly messages: number;
  /** Still not to be reached: an exclusion or an opt-out goes on. */
  readonly staysExcluded: boolean;
  /** A chat with agents stood in Slack, whose messages this product does not take back. */
  readonly chats: number;
}

/** The second person who has to ask for an erasure has as long as this; then the first one asks again. */
export const requestDays = 7;

/** What the law gives people over their data. */
export interface Privacy {
  /** A keyed hash of the phone, for places where a phone must not stand. */
  mark(phone: string): Promise<string>;
  /**
   * Erases the person everywhere, late webhooks included; every figure stays. Again changes nothing. `waiting`: a second
   * person has to ask for the same.
   */
  forget(phone: string, by: string): Promise<Erased | 'waiting'>;
}

/** Files with people's data that stand in Slack for a while. */
export interface Exports {
  /** To be called before the file is shown to anybody. */
  note(fileId: string): Promise<void>;
  /** Deletes those that have expired by `remove`, which resolves once Slack has it no longer. */
  expire(remove: (fileId: string) => Promise<void>): Promise<void>;
}
