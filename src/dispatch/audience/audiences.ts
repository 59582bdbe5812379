import type { DeploymentState } from '../../entities/deployment-state.ts';
import type { GivenAudience } from '../dispatch.ts';

export type ExclusionSource = 'person' | 'opt_out' | 'provider';

export interface ExclusionLine {
  readonly id: number;
  /** E.164. Mask it before showing it. */
  readonly phone: string;
  readonly source: ExclusionSource;
  readonly because: string;
  /** A Slack user id; null where nobody here decided it. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** Newest first. `next` and `previous` are cursors; undefined at an end. */
export interface ExclusionPage {
  readonly lines: readonly ExclusionLine[];
  readonly total: number;
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/** Why, by whom, and until when. */
export interface ExclusionWish {
  readonly because: string;
  readonly by: string;
  /** For good when undefined. */
  readonly until: Date | undefined;
  /** Told now and then how many rows have been read. */
  readonly onProgress?: (rows: number) => void;
}

/** What was read of a list of phones. */
export interface ReadPhones {
  readonly rows: number;
  readonly invalid: number;
  /** At most five of the rows that are no phones, with the reason in words. */
  readonly examples: readonly { readonly text: string; readonly because: string }[];
}

export interface Excluded extends ReadPhones {
  readonly added: number;
  /** Were excluded before; they now have the new reason, author and end. */
  readonly renewed: number;
}

export interface LetIn extends ReadPhones {
  readonly removed: number;
  /** Not on the list in the first place. */
  readonly unknown: number;
  /** These people opted out in WhatsApp themselves and stay excluded. */
  readonly optedOut: readonly ExclusionLine[];
}

/** Phones the company does not reach. Each rejects with an `AudienceError` or a `DispatchError`, fit to be shown. */
export interface Exclusions {
  /** Streams; what was read before a list turned out to be broken stays excluded, and the error says so. */
  add(phones: GivenAudience, wish: ExclusionWish): Promise<Excluded>;
  /** Takes away what people and providers excluded; an opt-out stays. At most a thousand phones. */
  remove(phones: string, by: string): Promise<LetIn>;
  /** Ends this one, even an opt-out, on the word of `by`; undefined when it has ended already. */
  end(id: number, by: string): Promise<ExclusionLine | undefined>;
  /** `search`: digits of a phone, or words of a reason. */
  page(search: string, cursor: string | undefined, limit: number): Promise<ExclusionPage>;
  /** Everybody of a deployment in this failed state. */
  addFailed(deploymentId: number, state: DeploymentState, by: string): Promise<Excluded>;
}

export interface SavedListLine {
  readonly id: number;
  readonly name: string;
  readonly users: number;
  readonly columns: readonly string[];
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

export const listChanges = ['new', 'replace', 'append'] as const;
/** What an upload does to a list. */
export type ListChange = (typeof listChanges)[number];

export interface ListUpload {
  readonly change: ListChange;
  readonly name: string;
  readonly by: string;
  readonly onProgress?: (rows: number) => void;
}

export interface StoredList extends ReadPhones {
  readonly list: SavedListLine;
  /** Rows whose phone stood in an earlier row of the upload. */
  readonly duplicate: number;
  /** Phones the list did not have before. */
  readonly added: number;
}

/** Audiences kept under a name. Each rejects with an `AudienceError` or a `DispatchError`; then nothing has changed. */
export interface SavedLists {
  /** Whose name contains `query`, by name. */
  find(query: string, limit: number): Promise<readonly SavedListLine[]>;
  load(name: string): Promise<SavedListLine>;
  store(audience: GivenAudience, upload: ListUpload): Promise<StoredList>;
  /** Deployments that used it keep their recipients. */
  remove(name: string, by: string): Promise<SavedListLine>;
}

export interface TestNumbersChanged extends ReadPhones {
  readonly changed: number;
  /** All there are now; E.164. */
  readonly phones: readonly string[];
}

/** Phones of our own, which no figure counts. */
export interface TestNumbers {
  list(): Promise<readonly string[]>;
  add(phones: string, by: string): Promise<TestNumbersChanged>;
  remove(phones: string, by: string): Promise<TestNumbersChanged>;
}

export interface Audiences {
  readonly exclusions: Exclusions;
  readonly lists: SavedLists;
  readonly testNumbers: TestNumbers;
}
