import type { OpenedAudience } from './audience-source.ts';
import type { PhoneReader } from './phone-number.ts';

/** A list of people that a CRM keeps. */
export interface ContactList {
  readonly id: string;
  readonly name: string;
  /** Absent where the CRM does not tell. */
  readonly size?: number;
}

export interface ContactQuestion {
  readonly listId: string;
  /** Where the phone stands; the CRM's usual one unless told. */
  readonly phoneProperty?: string;
  /** Properties that the conversation needs; those that do not exist are left out of the audience's columns. */
  readonly properties: readonly string[];
  readonly phones: PhoneReader;
}

/** A CRM from which audiences are read. Everything rejects with an `AudienceError`, whose message is fit to be shown. */
export interface ContactSource {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** Those whose name contains `query`, ignoring case. */
  findLists(query: string, limit: number): Promise<readonly ContactList[]>;
  /** Its rows are streamed, and read once. */
  open(question: ContactQuestion): Promise<OpenedAudience & { readonly listName: string }>;
  close(): Promise<void>;
}
