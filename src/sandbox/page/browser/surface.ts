import type {
  PageAnswer,
  PageChannel,
  PageContainer,
  PageElementValue,
  PageFile,
  PageUser,
} from '../../slack/page-protocol.ts';
import type { Form } from './form.ts';
import type { Json } from './json.ts';
import type { Directory } from './text/directory.ts';

/** How a table is being looked at; kept beside the form so that an update of the message does not turn the page back. */
export type TableView = { page: number; sort?: { column: number; descending: boolean } };

/** The message, modal or Home tab that a block is rendered on. */
export type Surface = {
  readonly container: PageContainer;
  readonly blocks: readonly Json[];
  readonly form: Form;
  readonly errors: Readonly<Record<string, string>>;
  readonly directory: Directory;
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  readonly currentChannel: string | undefined;
  readonly tables: Map<string, TableView>;
  readonly uploads: Map<string, PageFile>;
  readonly imageUrl: (fileId: string) => string;
  /** Tells the app; settles once it has acknowledged. Failures have been shown by then. */
  readonly press: (blockId: string, actionId: string, chosen?: PageElementValue) => Promise<void>;
  readonly options: (blockId: string, actionId: string, typed: string) => Promise<PageAnswer>;
  /** Rejects with a sentence to show. */
  readonly upload: (file: File) => Promise<PageFile>;
  readonly submit?: () => void;
};

/** The place of one element: what it holds, how it is named, and whom it tells. */
export type Slot = {
  readonly surface: Surface;
  readonly blockId: string;
  readonly actionId: string;
  readonly isInput: boolean;
  readonly isOptional: boolean;
  /** `aria-labelledby`, `aria-describedby`, `aria-invalid` and the like. */
  readonly naming: { readonly [attribute: string]: string | boolean | undefined };
  /** Finds the same element again after re-rendering, to give the focus back. */
  readonly key: string;
  readonly held: PageElementValue;
  readonly keep: (value: PageElementValue) => void;
  /** Keeps the value and tells the app where the element asks for that. */
  readonly change: (value: PageElementValue) => void;
};
