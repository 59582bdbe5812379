import type { InputBlock } from '@slack/types';
import type { ContactsInput } from '../../dispatch/dispatch.ts';
import { counted } from '../../entities/language/nouns.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, slackOption, typedText } from './view-values.ts';
import { nameText } from './words.ts';

export const contactField = { block: 'contact_list', action: 'contact_list_name' } as const;
/** Slack takes no longer value of an option. */
const longestValue = 150;
/** Stands for a choice that Slack cannot hold; it is none. */
const pasteInstead = 'paste_instead';
const tooLong = text('Too long for this menu: paste it under CRM query');
const queryField = { block: 'contact_query', action: 'query' } as const;
/** Fits what Slack keeps of a form, every letter escaped. */
const longestQuery = 1_300;
const phoneField = { block: 'contact_phone', action: 'phone_property' } as const;

/** Lists of every CRM that is connected, by name. */
export const contactOptions: Options = {
  actionId: contactField.action,
  needs: 'sender',
  async load(typed, { contactLists }) {
    const found = (await contactLists?.(typed, limits.optionsPerSelect)) ?? [];
    return found.map(({ source, label, id, name, size }) => {
      const value = `${source}:${id}`;
      return value.length > longestValue
        ? { text: said(tooLong), value: pasteInstead }
        : {
            text: nameText(`${label} · ${name}`, limits.optionText),
            value,
            ...(size !== undefined && { description: counted(size, 'user') }),
          };
    });
  },
};

/** A list of a CRM, and where its people's phones stand. */
export const contactInputs = (
  chosen: ChosenOption | undefined,
  phoneProperty = '',
  query = '',
): InputBlock[] => [
  input(
    contactField.block,
    say`CRM list`,
    {
      type: 'external_select',
      action_id: contactField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose a list of your CRM`, 150),
      ...(chosen ? { initial_option: slackOption(chosen) } : {}),
    },
    {
      optional: true,
      dispatches: true,
      hint: say`The variables of the conversation are read from the properties of these names. In Salesforce, choose a report, or type “where” and a condition in SOQL.`,
    },
  ),
  input(
    queryField.block,
    say`CRM query`,
    {
      type: 'plain_text_input',
      action_id: queryField.action,
      multiline: true,
      max_length: longestQuery,
      ...(query ? { initial_value: query.slice(0, longestQuery) } : {}),
    },
    {
      optional: true,
      hint: say`Instead of a list. Salesforce: “where” and a condition, or a whole SELECT. HubSpot: words that its search finds contacts by.`,
    },
  ),
  input(
    phoneField.block,
    say`Phone property`,
    {
      type: 'plain_text_input',
      action_id: phoneField.action,
      max_length: 100,
      ...(phoneProperty ? { initial_value: phoneProperty.slice(0, 100) } : {}),
    },
    {
      optional: true,
      hint: say`Where the CRM keeps the phone. Left empty: its usual properties for phones.`,
    },
  ),
];

export const chosenContacts = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, contactField.block, contactField.action);

export const typedPhoneProperty = (values: ViewValues): string =>
  typedText(values, phoneField.block, phoneField.action).trim();

export const typedQuery = (values: ViewValues): string =>
  typedText(values, queryField.block, queryField.action).replace(/\s/g, ' ').trim();

/** Salesforce's language begins with one of two words; anything else is looked for in HubSpot. */
const listOfQuery = (query: string): string =>
  /^(?:where|select) /i.test(query)
    ? `salesforce:${query.replace(/^where +/i, 'where ')}`
    : `hubspot:search ${query}`;

/** Where both a list and a query were given; one of them is meant. */
export const hasTwoContacts = (values: ViewValues): boolean =>
  typedQuery(values) !== '' && chosenContacts(values) !== undefined;

/** The list or query that was given; undefined where none was. */
export function parseContacts(values: ViewValues): ContactsInput | undefined {
  const query = typedQuery(values);
  const value = query === '' ? (chosenContacts(values)?.value ?? '') : listOfQuery(query);
  const [, source, listId] = /^(\w+):(.+)$/s.exec(value) ?? [];
  if (source === undefined || listId === undefined) return undefined;
  const phoneProperty = typedPhoneProperty(values);
  return { kind: 'contacts', source, listId, ...(phoneProperty !== '' && { phoneProperty }) };
}
