import type { OpenedAudience } from './audience-source.ts';
import type { NamedField } from './contact-row.ts';
import type { PhoneReader } from './phone-number.ts';

/** A list of people that a CRM keeps. */
export interface ContactList {
  readonly id: string;
  readonly name: string;
  /** Absent where the CRM does not tell. */
  readonly size?: number;
}

/** Something that a CRM keeps of each person on a list. */
export interface ContactProperty {
  /** As the CRM takes it. */
  readonly name: string;
  /** As people call it. */
  readonly label: string;
}

export interface ContactQuestion {
  readonly listId: string;
  /** Where the phone stands; the CRM's usual one unless told. */
  readonly phoneProperty?: string;
  /** Properties that the conversation needs; those that do not exist are left out of the audience's columns. */
  readonly properties: readonly string[];
  /** Where those stand that the CRM calls otherwise; the others stand under their own names. */
  readonly mapping?: readonly NamedField[];
  /** No more people than this are wanted. */
  readonly most?: number;
  readonly phones: PhoneReader;
}

/** A CRM from which audiences are read. Everything rejects with an `AudienceError`, whose message is fit to be shown. */
export interface ContactSource {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** Those whose name contains `query`, ignoring case. */
  findLists(query: string, limit: number): Promise<readonly ContactList[]>;
  /** Of the people on a list: those whose name or label contains `query`, ignoring case. */
  findProperties(listId: string, query: string, limit: number): Promise<readonly ContactProperty[]>;
  /** Its rows are streamed, and read once. */
  open(question: ContactQuestion): Promise<OpenedAudience & { readonly listName: string }>;
  close(): Promise<void>;
}
