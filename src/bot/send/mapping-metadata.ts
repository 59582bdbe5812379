import type { ContactsInput } from '../../dispatch/dispatch.ts';
import { readJson } from '../../entities/json.ts';
import { numberAt, textAt } from '../payload.ts';
import { outdatedForm } from './view-metadata.ts';

/** What the send form said before its variables are matched. */
export interface MappingOrigin {
  readonly channelId: string;
  readonly versionId: number;
  readonly contacts: ContactsInput;
}

/** Slack takes 3,000 characters; the matching itself stands in the fields. */
export const writeMappingOrigin = ({ channelId, versionId, contacts }: MappingOrigin): string => {
  const { source, listId, phoneProperty } = contacts;
  return JSON.stringify({ channelId, versionId, source, listId, phoneProperty });
};

/** Throws `UsageError`. */
export function readMappingOrigin(privateMetadata: string): MappingOrigin {
  const read = readJson(privateMetadata);
  const channelId = textAt(read, 'channelId');
  const versionId = numberAt(read, 'versionId');
  const source = textAt(read, 'source');
  const listId = textAt(read, 'listId');
  const phoneProperty = textAt(read, 'phoneProperty');
  if (channelId === undefined || versionId === undefined || source === undefined || listId === undefined) {
    throw outdatedForm();
  }
  return {
    channelId,
    versionId,
    contacts: { kind: 'contacts', source, listId, ...(phoneProperty !== undefined && { phoneProperty }) },
  };
}
