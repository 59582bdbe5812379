const prefix = 'treble-';

/** A poll, which is what Treble’s API calls a conversation, as a template of ours. */
export const templateIdOf = (pollId: string): string => prefix + pollId;

export const pollIdOf = (templateId: string): string | undefined =>
  templateId.startsWith(prefix) ? templateId.slice(prefix.length) : undefined;
