import { isDeploymentAudience } from '../../entities/deployment-audiences.ts';
import { isRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import type { KeptAudience, KeptChoice } from '../../entities/kept-audience.ts';

function readChoice(kept: unknown, name: string): KeptChoice | undefined {
  const choice = recordAt(kept, name);
  const text = textAt(choice, 'text');
  const value = textAt(choice, 'value');
  return text === undefined || value === undefined
    ? undefined
    : { text, value, description: textAt(choice, 'description') };
}

/** A choice as the database gives it back, where what is wanting is null. */
export function readKeptAudience(kept: unknown): KeptAudience | undefined {
  if (!isRecord(kept)) return undefined;
  const users = textAt(kept, 'users') ?? '';
  return {
    list: readChoice(kept, 'list'),
    deployment: readChoice(kept, 'deployment'),
    users: isDeploymentAudience(users) ? users : 'not_answered',
    contactList: readChoice(kept, 'contactList'),
    phoneProperty: textAt(kept, 'phoneProperty') ?? '',
    contactQuery: textAt(kept, 'contactQuery') ?? '',
    mapping: listAt(kept, 'mapping').flatMap((one) => {
      const name = textAt(one, 'name');
      const field = textAt(one, 'field');
      return name === undefined || field === undefined ? [] : [{ name, field }];
    }),
  };
}
