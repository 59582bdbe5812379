// https://docs.slack.dev/reference/block-kit/block-elements
import type { JsonRecord } from '../json.ts';
import {
  type Fields,
  flag,
  list,
  number,
  type Report,
  type Rule,
  required,
  shape,
  text,
  word,
} from './rules.ts';
import {
  anyOption,
  confirm,
  offersOneKind,
  optionGroup,
  overflowOption,
  plain,
  plainOption,
  preselectsAnOfferedOption,
} from './texts.ts';

type Check = (element: JsonRecord, pointer: string, report: Report) => void;

const element = (
  type: string,
  fields: Fields,
  ...checks: readonly Check[]
): Readonly<Record<string, Rule>> => ({
  [type]: shape(
    { type: required(word(type)), action_id: text({ max: 255 }), ...fields },
    (value, pointer, report) => {
      for (const check of checks) check(value, pointer, report);
    },
  ),
});

const focus = { focus_on_load: flag };
const placeholder = { placeholder: plain(150) };
const menu = { ...focus, ...placeholder, confirm };
const many = { ...menu, max_selected_items: number({ min: 1, integer: true }) };
const id = text({ max: 255 });
const ids = list(id);
const offer = {
  options: list(plainOption, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};
const filter = shape({
  include: list(word('im', 'mpim', 'private', 'public'), { min: 1 }),
  exclude_external_shared_channels: flag,
  exclude_bot_users: flag,
});
const dispatching = {
  ...focus,
  ...placeholder,
  dispatch_action_config: shape({
    trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered'), { min: 1 }),
  }),
};
const minQuery = { min_query_length: number({ min: 0, integer: true }) };
const webAddress = text({ max: 3000, pattern: /^https?:\/\//, says: 'must be a valid URL' });
const date = text({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, says: 'must be YYYY-MM-DD' });
const time = text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, says: 'must be HH:mm' });

const lengthsInOrder: Check = (input, pointer, report) => {
  const { min_length: least, max_length: most } = input;
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    report(pointer, 'min_length must not exceed max_length');
};

const oneImageSource: Check = (image, pointer, report) => {
  if ((image.image_url === undefined) === (image.slack_file === undefined))
    report(pointer, 'must define either image_url or slack_file');
};

const slackFile = shape({ id: text({ max: 255 }), url: webAddress }, (file, pointer, report) => {
  if ((file.id === undefined) === (file.url === undefined))
    report(pointer, 'must define either id or url of slack_file');
});

/** Fields an image has as a block and as an element. */
export const imageFields: Fields = {
  alt_text: required(text({ max: 2000 })),
  image_url: webAddress,
  slack_file: slackFile,
};
export const imageCheck = oneImageSource;

export const imageElement: Rule = shape({ type: required(word('image')), ...imageFields }, oneImageSource);

/** Every interactive element, by type. Which block may hold which is said in `layout.ts`. */
export const elements: Readonly<Record<string, Rule>> = {
  ...element('button', {
    text: required(plain(75)),
    value: text({ max: 2000 }),
    url: webAddress,
    style: word('primary', 'danger'),
    confirm,
    accessibility_label: text({ max: 75 }),
  }),
  ...element('overflow', { options: required(list(overflowOption, { min: 1, max: 5 })), confirm }),
  ...element(
    'static_select',
    { ...menu, ...offer, initial_option: plainOption },
    offersOneKind,
    preselectsAnOfferedOption,
  ),
  ...element(
    'multi_static_select',
    { ...many, ...offer, initial_options: list(plainOption, { min: 1 }) },
    offersOneKind,
    preselectsAnOfferedOption,
  ),
  ...element('external_select', { ...menu, ...minQuery, initial_option: plainOption }),
  ...element('multi_external_select', {
    ...many,
    ...minQuery,
    initial_options: list(plainOption, { min: 1 }),
  }),
  ...element('users_select', { ...menu, initial_user: id }),
  ...element('multi_users_select', { ...many, initial_users: ids }),
  ...element('channels_select', { ...menu, initial_channel: id, response_url_enabled: flag }),
  ...element('multi_channels_select', { ...many, initial_channels: ids }),
  ...element('conversations_select', {
    ...menu,
    initial_conversation: id,
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter,
  }),
  ...element('multi_conversations_select', {
    ...many,
    initial_conversations: ids,
    default_to_current_conversation: flag,
    filter,
  }),
  ...element(
    'checkboxes',
    {
      ...focus,
      confirm,
      options: required(list(anyOption, { min: 1, max: 10 })),
      initial_options: list(anyOption, { min: 1 }),
    },
    preselectsAnOfferedOption,
  ),
  ...element(
    'radio_buttons',
    { ...focus, confirm, options: required(list(anyOption, { min: 1, max: 10 })), initial_option: anyOption },
    preselectsAnOfferedOption,
  ),
  ...element('datepicker', { ...menu, initial_date: date }),
  ...element('timepicker', { ...menu, initial_time: time, timezone: text({ max: 255 }) }),
  ...element('datetimepicker', {
    ...focus,
    confirm,
    initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999, integer: true }),
  }),
  ...element(
    'plain_text_input',
    {
      ...dispatching,
      multiline: flag,
      initial_value: text({ min: 0, max: 3000 }),
      min_length: number({ min: 0, max: 3000, integer: true }),
      max_length: number({ min: 1, max: 3000, integer: true }),
    },
    lengthsInOrder,
  ),
  ...element('email_text_input', { ...dispatching, initial_value: text({ min: 0 }) }),
  ...element('url_text_input', { ...dispatching, initial_value: text({ min: 0 }) }),
  ...element('number_input', {
    ...dispatching,
    is_decimal_allowed: required(flag),
    initial_value: text({ min: 0 }),
    min_value: text({}),
    max_value: text({}),
  }),
  ...element('file_input', {
    filetypes: list(text({ max: 50 }), { min: 1 }),
    max_files: number({ min: 1, max: 10, integer: true }),
  }),
};
