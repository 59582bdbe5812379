import type { PageElementValue } from '../../../slack/page-protocol.ts';
import { type Json, string, strings } from '../json.ts';
import { optionOf, optionsOf } from './option.ts';

type Initial = (element: Json, currentChannel: string | undefined) => Omit<PageElementValue, 'type'>;

const orNull = (value: unknown): string | null => string(value) || null;
const typed: Initial = (element) => ({ value: orNull(element.initial_value) });
const oneOption: Initial = (element) => ({ selected_option: optionOf(element.initial_option) });
const someOptions: Initial = (element) => ({ selected_options: optionsOf(element.initial_options) });

const here = (element: Json, currentChannel: string | undefined): string | undefined =>
  element.default_to_current_conversation === true ? currentChannel : undefined;

const initialValues: Readonly<Record<string, Initial>> = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: someOptions,
  multi_static_select: someOptions,
  multi_external_select: someOptions,
  users_select: (element) => ({ selected_user: orNull(element.initial_user) }),
  channels_select: (element) => ({ selected_channel: orNull(element.initial_channel) }),
  conversations_select: (element, channel) => ({
    selected_conversation: orNull(element.initial_conversation) ?? here(element, channel) ?? null,
  }),
  multi_users_select: (element) => ({ selected_users: strings(element.initial_users) }),
  multi_channels_select: (element) => ({ selected_channels: strings(element.initial_channels) }),
  multi_conversations_select: (element, channel) => {
    const chosen = strings(element.initial_conversations);
    const current = here(element, channel);
    return { selected_conversations: chosen.length === 0 && current ? [current] : chosen };
  },
  datepicker: (element) => ({ selected_date: orNull(element.initial_date) }),
  timepicker: (element) => ({ selected_time: orNull(element.initial_time) }),
  datetimepicker: (element) => ({
    selected_date_time: typeof element.initial_date_time === 'number' ? element.initial_date_time : null,
  }),
  file_input: () => ({ files: [] }),
};

/** Whether an element of this type appears in `state.values`; buttons and overflow menus do not. */
export const isStateful = (type: string): boolean => Object.hasOwn(initialValues, type);

/** The value an untouched element reports. */
export function initialValue(element: Json, currentChannel: string | undefined): PageElementValue {
  const type = string(element.type);
  return { type, ...initialValues[type]?.(element, currentChannel) };
}

/** Whether a required field would refuse this value. */
export function isEmpty({ type: _type, ...rest }: PageElementValue): boolean {
  return Object.values(rest).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}
