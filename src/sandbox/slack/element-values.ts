// What stateful elements hold: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
import { isRecord, type JsonRecord, listAt, recordAt, recordsAt, textAt } from './json.ts';

interface Held {
  /** The key of the value in `state.values`. */
  readonly field: string;
  readonly initial: string;
  readonly empty: null | readonly [];
}

const one = (field: string, initial: string): Held => ({ field, initial, empty: null });
const several = (field: string, initial: string): Held => ({ field, initial, empty: [] });

/** Every stateful element by type; buttons and overflow menus hold nothing. */
export const heldBy: Readonly<Record<string, Held>> = {
  plain_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  channels_select: one('selected_channel', 'initial_channel'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  checkboxes: several('selected_options', 'initial_options'),
  multi_static_select: several('selected_options', 'initial_options'),
  multi_external_select: several('selected_options', 'initial_options'),
  multi_users_select: several('selected_users', 'initial_users'),
  multi_channels_select: several('selected_channels', 'initial_channels'),
  multi_conversations_select: several('selected_conversations', 'initial_conversations'),
  file_input: several('files', 'initial_files'),
};

export interface PlacedElement {
  readonly block: JsonRecord;
  readonly blockId: string;
  readonly element: JsonRecord;
  readonly type: string;
  readonly actionId: string;
}

/** Every element of some blocks that a person can act on. */
export function placedElements(blocks: readonly JsonRecord[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => {
    const single = recordAt(block, 'element') ?? recordAt(block, 'accessory');
    const row = block.type === 'actions' ? recordsAt(block, 'elements') : [];
    return [...(single ? [single] : []), ...row]
      .filter((element) => element.type !== 'image')
      .map((element, index) => ({
        block,
        blockId: textAt(block, 'block_id') ?? '',
        element,
        type: textAt(element, 'type') ?? '',
        actionId: textAt(element, 'action_id') ?? `${textAt(block, 'block_id') ?? ''}.${index}`,
      }));
  });
}

function offeredOptions(element: JsonRecord): readonly JsonRecord[] {
  const groups = recordsAt(element, 'option_groups');
  return [...recordsAt(element, 'options'), ...groups.flatMap((group) => recordsAt(group, 'options'))];
}

/** A page may name an option by its value alone; the payload carries it whole. */
function wholeOption(element: JsonRecord, given: unknown): unknown {
  if (!isRecord(given)) return given;
  return offeredOptions(element).find((option) => option.value === given.value) ?? given;
}

function heldValue(held: Held, element: JsonRecord, given: JsonRecord | undefined): unknown {
  const value = given && held.field in given ? given[held.field] : element[held.initial];
  if (value === undefined || value === null || value === '') return held.empty;
  if (held.field === 'selected_option') return wholeOption(element, value);
  if (held.field === 'selected_options' && given)
    return listAt(given, held.field).map((option) => wholeOption(element, option));
  return value;
}

/** The element's entry in `state.values`; undefined for buttons and overflow menus. */
export function entryOf(
  { element, type }: PlacedElement,
  given: JsonRecord | undefined,
  currentConversation?: string,
): JsonRecord | undefined {
  const held = heldBy[type];
  if (!held) return undefined;
  const filled =
    element.default_to_current_conversation === true && currentConversation && !element[held.initial]
      ? { ...element, [held.initial]: held.empty === null ? currentConversation : [currentConversation] }
      : element;
  return { type, [held.field]: heldValue(held, filled, given) };
}

export type StateValues = Readonly<Record<string, Readonly<Record<string, JsonRecord>>>>;

/** `state.values`: what was given, else what each element starts with. */
export function stateValues(
  blocks: readonly JsonRecord[],
  given: JsonRecord,
  currentConversation?: string,
): StateValues {
  const values: Record<string, Record<string, JsonRecord>> = {};
  for (const placed of placedElements(blocks)) {
    const { blockId, actionId } = placed;
    const entry = entryOf(placed, recordAt(recordAt(given, blockId) ?? {}, actionId), currentConversation);
    if (entry) values[blockId] = { ...values[blockId], [actionId]: entry };
  }
  return values;
}
