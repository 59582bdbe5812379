import type { KeptAudience } from '../../entities/kept-audience.ts';

/** A checked list that was not sent yet. */
export interface DraftLine {
  readonly id: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly audienceName: string;
  readonly createdAt: Date;
  /** Users whom Send would reach as it was reviewed. */
  readonly users: number;
}

/** What was filled into the send form; everything may be missing. */
export interface FilledForm {
  /** Empty: begun in no channel. */
  readonly channelId: string;
  readonly versionId: number | undefined;
  readonly conversation: string | undefined;
  readonly pasted: string;
  readonly file: { readonly id: string; readonly name: string } | undefined;
  readonly audience?: KeptAudience | undefined;
}

export interface KeptFormLine extends FilledForm {
  readonly keptAt: Date;
}

/** What a person has begun and not sent. All of it is erased after 24 hours. */
export interface Drafts {
  /** Newest first. */
  list(by: string): Promise<readonly DraftLine[]>;
  /** Rejects with a `DispatchError` when it was sent or is somebody else's; of a draft that is gone it resolves. */
  discard(draftId: number, by: string): Promise<void>;
  /** Takes the place of what the person filled in before. */
  keepForm(by: string, form: FilledForm): Promise<void>;
  keptForm(by: string): Promise<KeptFormLine | undefined>;
  forgetForm(by: string): Promise<void>;
}
