import type { MikroORM } from '@mikro-orm/postgresql';
import { pastedName } from '../../entities/audience-name.ts';
import { say } from '../../entities/language/say.ts';
import type { OpenedAudience } from '../../sources/audience-source.ts';
import type { ContactSource } from '../../sources/contact-source.ts';
import { PhoneReader } from '../../sources/phone-number.ts';
import { type AudienceInput, type ContactsInput, DispatchError } from '../dispatch.ts';
import { deploymentAudienceName, openDeployment } from './deployment-audience.ts';
import { openList } from './list-audience.ts';
import { openGiven, type PhoneOptions } from './read-phones.ts';

export interface NamedAudience extends OpenedAudience {
  /** As people see it: a file's name, a list's, or where it comes from. */
  readonly name: string;
}

export interface OpeningOptions extends PhoneOptions {
  readonly contactSources: readonly ContactSource[];
  /** Columns that the conversation needs: a CRM is asked for these and no others. */
  readonly columns: readonly string[];
  /** Of a CRM's list no more people are read than this. */
  readonly most?: number;
}

export async function openContacts(
  { source, listId, phoneProperty, mapping = [] }: ContactsInput,
  { contactSources, columns, defaultCountry, most }: OpeningOptions,
): Promise<NamedAudience> {
  const known = contactSources.find(({ name }) => name === source);
  if (!known) throw new DispatchError(say`This CRM is not connected any more. Choose another audience.`);
  const opened = await known.open({
    listId,
    ...(phoneProperty !== undefined && { phoneProperty }),
    properties: columns,
    mapping,
    ...(most !== undefined && { most }),
    phones: new PhoneReader(defaultCountry),
  });
  return { ...opened, name: `${known.label}: ${opened.listName}` };
}

/** Opens whatever a review is asked to read. Rejects with an `AudienceError` or a `DispatchError`. */
export async function openAudience(
  orm: MikroORM,
  input: AudienceInput,
  options: OpeningOptions,
): Promise<NamedAudience> {
  if (input.kind === 'contacts') return openContacts(input, options);
  if (input.kind === 'list') return openList(orm, input.listId);
  if (input.kind === 'deployment') {
    const { deploymentId, who } = input;
    return {
      name: deploymentAudienceName(deploymentId, who),
      ...(await openDeployment(orm, deploymentId, who)),
    };
  }
  const name = input.kind === 'csv' ? input.fileName : pastedName;
  return { name, ...(await openGiven(input, options)) };
}
