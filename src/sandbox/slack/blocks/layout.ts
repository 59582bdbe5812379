// https://docs.slack.dev/reference/block-kit/blocks
import { dataVisualization } from './charts.ts';
import { elements, imageCheck, imageElement, imageFields } from './elements.ts';
import { richText } from './rich-text.ts';
import { both, flag, list, only, type Rule, required, shape, text, unique, variants, word } from './rules.ts';
import { dataTable, table } from './tables.ts';
import { either, plain } from './texts.ts';

export type Surface = 'message' | 'modal' | 'home';

const block = (type: string, fields: Parameters<typeof shape>[0], also?: Parameters<typeof shape>[1]): Rule =>
  shape({ type: required(word(type)), block_id: text({ max: 255 }), ...fields }, also);

const selects = ['static', 'external', 'users', 'channels', 'conversations'].map((kind) => `${kind}_select`);
const pickers = [...selects, ...selects.map((kind) => `multi_${kind}`)];
const choices = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const pressed = ['button', 'overflow'];
const typed = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

const accessory = variants({ ...only(elements, ...pressed, ...pickers, ...choices), image: imageElement });
const inActions = variants(only(elements, ...pressed, ...pickers, ...choices, 'datetimepicker'));
const inInput = only(elements, ...pickers, ...choices, 'datetimepicker', ...typed);
const ownActionIds = unique((element) => element.action_id, 'action_id already exists in this block');

const input = (allowed: Readonly<Record<string, Rule>>): Rule =>
  block('input', {
    label: required(plain(2000)),
    element: required(variants(allowed)),
    hint: plain(2000),
    optional: flag,
    dispatch_action: flag,
  });

const everywhere: Readonly<Record<string, Rule>> = {
  section: block(
    'section',
    { text: either(3000), fields: list(either(2000), { min: 1, max: 10 }), accessory, expand: flag },
    (value, pointer, report) => {
      if (value.text === undefined && value.fields === undefined)
        report(pointer, 'must define either text or fields');
    },
  ),
  header: block('header', { text: required(plain(150)) }),
  divider: block('divider', {}),
  context: block('context', {
    elements: required(
      list(
        (value, pointer, report) => {
          const type =
            typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
          (type === 'image' ? imageElement : either(3000))(value, pointer, report);
        },
        { min: 1, max: 10 },
      ),
    ),
  }),
  actions: block('actions', { elements: required(both(list(inActions, { min: 1, max: 25 }), ownActionIds)) }),
  image: block('image', { ...imageFields, title: plain(2000) }, imageCheck),
  rich_text: richText,
  input: input(inInput),
};

/**
 * Which blocks each surface takes. Where Slack's pages and libraries disagree the narrower reading is used:
 * an alert only in modals, tables and charts never on the Home tab.
 */
export const blocksOn: Readonly<Record<Surface, Readonly<Record<string, Rule>>>> = {
  message: {
    ...everywhere,
    markdown: block('markdown', { text: required(text({ max: 12_000 })) }),
    table,
    data_table: dataTable,
    data_visualization: dataVisualization,
  },
  modal: {
    ...everywhere,
    input: input({ ...inInput, ...only(elements, 'file_input') }),
    alert: block('alert', {
      text: required(either(200)),
      level: word('default', 'info', 'warning', 'error', 'success'),
    }),
    data_table: dataTable,
  },
  home: everywhere,
};
