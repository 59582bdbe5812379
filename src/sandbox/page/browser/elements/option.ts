import type { PageOption } from '../../../slack/page-protocol.ts';
import { isRecord, type Json, record, records, string } from '../json.ts';
import { plainOf } from '../text/text-object.ts';

/** One entry of a menu: `option` goes back to the app exactly as it came. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly option: PageOption;
};

export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] };

const textOf = (value: unknown): PageOption['text'] => {
  const { type, text } = record(value);
  return { ...record(value), type: string(type), text: string(text) };
};

export function optionOf(value: unknown): PageOption | null {
  if (!isRecord(value)) return null;
  const { description } = value;
  return {
    text: textOf(value.text),
    ...(typeof value.value === 'string' && { value: value.value }),
    ...(isRecord(description) && { description: textOf(description) }),
  };
}

export function choiceOf(option: PageOption): Choice {
  const label = plainOf(option.text);
  return { value: option.value ?? label, label, description: plainOf(option.description), option };
}

export const optionsOf = (value: unknown): PageOption[] =>
  records(value).flatMap((item) => optionOf(item) ?? []);

const choices = (value: unknown): Choice[] => optionsOf(value).map(choiceOf);

/** `options` or `option_groups` of an element, or of an answer to an options request. */
export function groupsOf(source: Json): ChoiceGroup[] {
  const groups = records(source.option_groups);
  if (groups.length === 0) return [{ label: '', choices: choices(source.options) }];
  return groups.map((group) => ({ label: plainOf(group.label), choices: choices(group.options) }));
}

const matches = (choice: Choice, typed: string): boolean =>
  `${choice.label} ${choice.description}`.toLowerCase().includes(typed.trim().toLowerCase());

/** The groups with only the choices that contain the typed words; empty groups fall away. */
export const filterGroups = (groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] =>
  groups
    .map((group) => ({ ...group, choices: group.choices.filter((choice) => matches(choice, typed)) }))
    .filter((group) => group.choices.length > 0);
