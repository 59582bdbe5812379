import type { TemplateDefinition } from '../../entities/template-definition.ts';
import type { VariableSource } from '../../entities/variable-source.ts';

/** A template that a conversation can be made of, whatever its status. */
export interface OfferedTemplate {
  readonly id: string;
  readonly gateway: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly definition: TemplateDefinition;
}

/** A conversation as its editor shows it: its current version. */
export interface EditedConversation {
  readonly conversationId: number;
  readonly name: string;
  /** The number of the current version. */
  readonly version: number;
  readonly template: OfferedTemplate;
  /** One for each placeholder of the template, in its order. */
  readonly sources: readonly VariableSource[];
  /** What it says after the template, in the flow language. */
  readonly flow?: string;
  readonly archived: boolean;
}

/** What a person wants a conversation to be. Placeholders without a source keep the one they have. */
export interface ConversationWish {
  readonly name: string;
  readonly templateId: string;
  readonly sources: readonly VariableSource[];
  /** Why, for those who look at the versions later. */
  readonly note: string;
}

/** A flow on its way into a version. */
export interface FlowDraftContent {
  readonly conversationId: number;
  readonly basedOn: number;
  readonly source: string;
}

export interface VersionLine {
  readonly number: number;
  readonly templateName: string;
  readonly note: string | null;
  /** Null: made from the template by itself. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

export type Saved =
  | { readonly kind: 'saved'; readonly conversation: EditedConversation; readonly note: string }
  /** Nothing differs from the current version, so none was made. */
  | { readonly kind: 'unchanged'; readonly conversation: EditedConversation }
  /** Somebody saved a version after the one this edit began with; nothing was changed. */
  | { readonly kind: 'overtaken'; readonly conversation: EditedConversation; readonly latest: VersionLine };

/** Making and changing conversations. Each call rejects with a `DispatchError` whose message is fit to be shown. */
export interface Conversations {
  /** Templates whose name contains `query`, ignoring case; approved ones first, then by name. */
  findTemplates(query: string, limit: number): Promise<OfferedTemplate[]>;
  loadTemplate(id: string): Promise<OfferedTemplate>;
  load(conversationId: number): Promise<EditedConversation>;
  /** By name, ignoring case; an archived one when no other has the name. */
  loadNamed(name: string): Promise<EditedConversation>;
  create(wish: ConversationWish, by: string): Promise<EditedConversation>;
  /** `basedOn` is the version that the person saw when they began. */
  save(conversationId: number, basedOn: number, wish: ConversationWish, by: string): Promise<Saved>;
  /** Keeps a checked flow until it is saved; tells under which number. Rejects when it cannot be read. */
  draftFlow(conversationId: number, basedOn: number, source: string, by: string): Promise<number>;
  loadFlowDraft(draftId: number): Promise<FlowDraftContent>;
  /** Makes a version that says this after its template. */
  saveFlow(draftId: number, by: string): Promise<Saved>;
  /** Makes a version that says nothing after its template; chats that are running keep theirs. */
  removeFlow(conversationId: number, basedOn: number, by: string): Promise<Saved>;
  /** Which variables a conversation needs, where its provider does not tell; by name, and as a new version. */
  nameVariables(name: string, variables: readonly string[], by: string): Promise<EditedConversation>;
  /** The provider has a new version, which it does not tell. */
  labelVersion(name: string, label: string, by: string): Promise<EditedConversation>;
  archive(conversationId: number): Promise<EditedConversation>;
  restore(conversationId: number): Promise<EditedConversation>;
  findArchived(limit: number): Promise<EditedConversation[]>;
  /** Newest first. */
  versions(conversationId: number, limit: number): Promise<VersionLine[]>;
}
