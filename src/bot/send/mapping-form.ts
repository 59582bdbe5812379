import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { ContactsInput, ContactsPreview } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { context, input, plain, section, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { ViewValues } from '../listener.ts';
import { type MappingOrigin, writeMappingOrigin } from './mapping-metadata.ts';
import { chosenOption, slackOption } from './view-values.ts';
import { nameText, problemBlocks } from './words.ts';

export const mappingForm = { callbackId: 'match_variables' } as const;
export const propertyAction = 'contact_property';

type NamedProperty = NonNullable<ContactsInput['mapping']>[number];

/** More variables than this stand under their own names. */
const mostMatched = 30;
const longestShown = 60;

type Shown = Omit<ContactsPreview, 'rows'> & Partial<Pick<ContactsPreview, 'rows'>>;

export interface MappingFormState {
  readonly origin: MappingOrigin;
  /** Without rows where they could not be read. */
  readonly preview: Shown;
  readonly problem?: string;
  readonly simulated: boolean;
}

/** A field is told apart by its column, so that what was chosen stays with it. */
const blockOf = (column: string): string => `match:${column}`;

const propertyInput = (column: string, chosen: NamedProperty | undefined, found: boolean): InputBlock =>
  input(
    blockOf(column),
    nameText(column, limits.optionText),
    {
      type: 'external_select',
      action_id: propertyAction,
      min_query_length: 0,
      placeholder: plain(say`Property of the same name`, 150),
      ...(chosen
        ? { initial_option: slackOption({ text: chosen.field, value: chosen.field, description: undefined }) }
        : {}),
    },
    {
      optional: true,
      // The rows below follow what is chosen.
      dispatches: true,
      hint: found ? undefined : say`The CRM has no property of this name. Choose the one that holds it.`,
    },
  );

function rowText(
  { rawPhone, variables }: ContactsPreview['rows'][number],
  columns: ContactsPreview['columns'],
) {
  const phone = rawPhone === '' ? say`no phone` : maskPhone(nameText(rawPhone, 40));
  const values = columns
    .slice(0, mostMatched)
    .map(({ name }) => `${nameText(name, 40)}: ${nameText(variables[name] ?? '', longestShown)}`);
  return escapeText([phone, ...values].join(' · ')).slice(0, limits.textOfField);
}

function previewBlocks({ rows, columns }: Shown): KnownBlock[] {
  if (rows === undefined) return [];
  if (rows.length === 0) return [section(say`Nobody is on this list.`)];
  return [section(say`*The first rows*`), ...rows.map((row) => context(rowText(row, columns)))];
}

/** Which property of the CRM fills each variable, with the first rows as they would be read. */
export function mappingFormView({ origin, preview, problem, simulated }: MappingFormState): ModalView {
  const { mapping = [] } = origin.contacts;
  return formModal({
    callbackId: mappingForm.callbackId,
    privateMetadata: writeMappingOrigin(origin),
    title: say`Match variables`,
    submit: say`Review`,
    close: say`Cancel`,
    blocks: [
      ...problemBlocks(problem),
      context(escapeText(nameText(preview.listName, 300))),
      ...preview.columns.slice(0, mostMatched).map(({ name, found }) =>
        propertyInput(
          name,
          mapping.find((one) => one.name === name),
          found,
        ),
      ),
      ...previewBlocks(preview),
      ...simulatedMark(simulated),
    ],
  });
}

/** The columns that the form shows. */
export const shownColumns = (values: ViewValues): string[] =>
  Object.keys(values).flatMap((block) => (block.startsWith('match:') ? [block.slice('match:'.length)] : []));

/** What was chosen, by the columns that the form shows. */
export const chosenMapping = (values: ViewValues): NamedProperty[] =>
  shownColumns(values).flatMap((name) => {
    const chosen = chosenOption(values, blockOf(name), propertyAction);
    return chosen ? [{ name, field: chosen.value }] : [];
  });
