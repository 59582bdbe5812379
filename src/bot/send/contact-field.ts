import type { InputBlock } from '@slack/types';
import type { ContactsInput } from '../../dispatch/dispatch.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, slackOption, typedText } from './view-values.ts';
import { nameText } from './words.ts';

export const contactField = { block: 'contact_list', action: 'contact_list_name' } as const;
/** Slack takes no longer value of an option. */
const longestValue = 150;
const phoneField = { block: 'contact_phone', action: 'phone_property' } as const;

/** Lists of every CRM that is connected, by name. */
export const contactOptions: Options = {
  actionId: contactField.action,
  needs: 'sender',
  async load(typed, { contactLists }) {
    const found = (await contactLists?.(typed, limits.optionsPerSelect)) ?? [];
    return found
      .map(({ source, label, id, name, size }) => ({
        text: nameText(`${label} · ${name}`, limits.optionText),
        value: `${source}:${id}`,
        ...(size !== undefined && { description: counted(size, 'user') }),
      }))
      .filter(({ value }) => value.length <= longestValue);
  },
};

/** A list of a CRM, and where its people's phones stand. */
export const contactInputs = (chosen: ChosenOption | undefined, phoneProperty = ''): InputBlock[] => [
  {
    type: 'input',
    block_id: contactField.block,
    optional: true,
    dispatch_action: true,
    label: plain(say`CRM list`, 75),
    hint: plain(
      say`The variables of the conversation are read from the properties of these names. In Salesforce, choose a report, or type “where” and a condition in SOQL.`,
      2000,
    ),
    element: {
      type: 'external_select',
      action_id: contactField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose a list of your CRM`, 150),
      ...(chosen ? { initial_option: slackOption(chosen) } : {}),
    },
  },
  {
    type: 'input',
    block_id: phoneField.block,
    optional: true,
    label: plain(say`Phone property`, 75),
    hint: plain(say`Where the CRM keeps the phone. Left empty: its usual properties for phones.`, 2000),
    element: {
      type: 'plain_text_input',
      action_id: phoneField.action,
      max_length: 100,
      ...(phoneProperty ? { initial_value: phoneProperty.slice(0, 100) } : {}),
    },
  },
];

export const chosenContacts = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, contactField.block, contactField.action);

export const typedPhoneProperty = (values: ViewValues): string =>
  typedText(values, phoneField.block, phoneField.action).trim();

/** The list that was chosen; undefined where none was. */
export function parseContacts(values: ViewValues): ContactsInput | undefined {
  const [, source, listId] = /^(\w+):(.+)$/s.exec(chosenContacts(values)?.value ?? '') ?? [];
  if (source === undefined || listId === undefined) return undefined;
  const phoneProperty = typedPhoneProperty(values);
  return { kind: 'contacts', source, listId, ...(phoneProperty !== '' && { phoneProperty }) };
}
