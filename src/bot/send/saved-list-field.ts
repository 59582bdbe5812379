import type { InputBlock } from '@slack/types';
import type { SavedListLine } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, idIn, slackOption } from './view-values.ts';
import { nameText } from './words.ts';

export const savedListField = { block: 'saved_list', action: 'saved_list_name' } as const;

export const savedListOption = ({ id, name, users, columns }: SavedListLine): ChosenOption => ({
  text: nameText(name, limits.optionText),
  value: String(id),
  description: nameText([counted(users, 'user'), ...columns].join(' · '), limits.optionText),
});

export const savedListOptions: Options = {
  actionId: savedListField.action,
  needs: 'sender',
  async load(typed, { audiences }) {
    const found = await audiences.lists.find(typed, limits.optionsPerSelect);
    return found.map(savedListOption).map(({ text, value, description }) => ({
      text,
      value,
      ...(description === undefined ? {} : { description }),
    }));
  },
};

export const savedListInput = (chosen: ChosenOption | undefined): InputBlock =>
  input(
    savedListField.block,
    say`Saved list`,
    {
      type: 'external_select',
      action_id: savedListField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose a list that was kept`, 150),
      ...(chosen ? { initial_option: slackOption(chosen) } : {}),
    },
    { optional: true, dispatches: true },
  );

export const chosenList = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, savedListField.block, savedListField.action);

/** The list that was chosen; undefined where none was. */
export function parseSavedList(
  values: ViewValues,
): { readonly kind: 'list'; readonly listId: number } | undefined {
  const listId = idIn(chosenList(values)?.value ?? '');
  return listId === undefined ? undefined : { kind: 'list', listId };
}
