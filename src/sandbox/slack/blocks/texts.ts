// Text, confirm and option objects: https://docs.slack.dev/reference/block-kit/composition-objects
import { isList, isRecord, type JsonRecord, listAt, recordAt, recordsAt, textAt } from '../json.ts';
import { flag, list, type Report, type Rule, required, shape, text, variants, word } from './rules.ts';

export const plain = (max: number): Rule =>
  shape({ type: required(word('plain_text')), text: required(text({ max })), emoji: flag });

const mrkdwn = (max: number): Rule =>
  shape({ type: required(word('mrkdwn')), text: required(text({ max })), verbatim: flag });

export const either = (max: number): Rule => variants({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

export const confirm = shape({
  title: required(plain(100)),
  text: required(either(300)),
  confirm: required(plain(30)),
  deny: required(plain(30)),
  style: word('primary', 'danger'),
});

const optionFields = (label: Rule) => ({
  text: required(label),
  value: required(text({ max: 75 })),
  description: plain(75),
});

export const plainOption = shape(optionFields(plain(75)));
export const anyOption = shape({ ...optionFields(either(75)), description: either(75) });
export const overflowOption = shape({ ...optionFields(plain(75)), url: text({ max: 3000 }) });

export const optionGroup = shape({
  label: required(plain(75)),
  options: required(list(plainOption, { min: 1, max: 100 })),
});

/** What a menu offers: `options` or `option_groups`, never both and never none. */
export function offersOneKind(menu: JsonRecord, pointer: string, report: Report): void {
  const kinds = ['options', 'option_groups'].filter((key) => menu[key] !== undefined);
  if (kinds.length !== 1) report(pointer, 'must define either options or option_groups');
}

function sameOption(left: JsonRecord, right: unknown): boolean {
  if (!isRecord(right)) return false;
  const words = (option: JsonRecord) => recordAt(option, 'text')?.text;
  return textAt(left, 'value') === textAt(right, 'value') && words(left) === words(right);
}

/** The options Slack preselects must be among those it offers. */
export function preselectsAnOfferedOption(menu: JsonRecord, pointer: string, report: Report): void {
  const groups = recordsAt(menu, 'option_groups');
  const offered = [
    ...recordsAt(menu, 'options'),
    ...groups.flatMap((group) => listAt(group, 'options').filter(isRecord)),
  ];
  const chosen = isList(menu.initial_options) ? menu.initial_options : [menu.initial_option];
  for (const option of chosen)
    if (option !== undefined && !offered.some((each) => sameOption(each, option)))
      report(pointer, 'initial option must exactly match one of the provided options');
}
