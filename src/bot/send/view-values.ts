import type { PlainTextOption } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { listAt, textAt } from '../payload.ts';

/** An option somebody chose, as Slack sends it back. */
export interface ChosenOption {
  readonly text: string;
  readonly value: string;
  readonly description: string | undefined;
}

/** The option as a menu shows it. */
export const slackOption = ({ text, value, description }: ChosenOption): PlainTextOption => ({
  text: plain(text, limits.optionText),
  value,
  ...(description === undefined ? {} : { description: plain(description, limits.optionText) }),
});

/** A file from a `file_input`; without `url` Slack has to be asked for it. */
export interface GivenFile {
  readonly id: string;
  readonly name: string;
  readonly url: string | undefined;
}

/** Empty where nothing was typed. */
export const typedText = (values: ViewValues, block: string, action: string): string =>
  textAt(values, block, action, 'value') ?? '';

export function chosenOption(values: ViewValues, block: string, action: string): ChosenOption | undefined {
  const at = [block, action, 'selected_option'] as const;
  const value = textAt(values, ...at, 'value');
  if (!value) return undefined;
  return {
    text: textAt(values, ...at, 'text', 'text') ?? value,
    value,
    description: textAt(values, ...at, 'description', 'text'),
  };
}

export function givenFiles(values: ViewValues, block: string, action: string): readonly GivenFile[] {
  return listAt(values, block, action, 'files').flatMap((file) => {
    const id = textAt(file, 'id');
    if (!id) return [];
    // `check_file_info`: Slack Connect hides the rest of the file until files.info is asked.
    const complete = textAt(file, 'file_access') !== 'check_file_info';
    const url = complete ? (textAt(file, 'url_private_download') ?? textAt(file, 'url_private')) : undefined;
    return [{ id, name: textAt(file, 'name') ?? say`the file`, url }];
  });
}

/** A positive whole number written in digits. */
export const idIn = (digits: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
