import { isRecord, type JsonRecord, listAt, parseJson, recordAt, textAt, textsAt } from './json.ts';
import { isLocale, locales } from './locales.ts';
import type {
  PageAct,
  PageContainer,
  PageElementValue,
  PageOption,
  PageStateValues,
} from './page-protocol.ts';

/** A sentence about what a page's act lacks. */
export class ActProblem extends Error {}

function need(record: JsonRecord, key: string): string {
  const value = textAt(record, key);
  if (value === undefined) throw new ActProblem(`Expected a text in "${key}" of the act, found none.`);
  return value;
}

const textOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function readOption(value: unknown): PageOption | undefined {
  if (!isRecord(value)) return undefined;
  const words = (of: JsonRecord) => ({
    type: textAt(of, 'type') ?? 'plain_text',
    text: textAt(of, 'text') ?? '',
  });
  const description = recordAt(value, 'description');
  const chosen = textAt(value, 'value');
  return {
    text: words(recordAt(value, 'text') ?? {}),
    ...(chosen === undefined ? {} : { value: chosen }),
    ...(description ? { description: words(description) } : {}),
  };
}

const texts = [
  'value',
  'selected_user',
  'selected_channel',
  'selected_conversation',
  'selected_date',
  'selected_time',
] as const;
const lists = ['selected_users', 'selected_channels', 'selected_conversations'] as const;

export function readElementValue(value: unknown): PageElementValue {
  const record = isRecord(value) ? value : {};
  const { selected_option: option, selected_date_time: at } = record;
  const kept = Object.fromEntries([
    ...texts.filter((key) => textOrNull(record[key])).map((key) => [key, record[key]]),
    ...lists.filter((key) => Array.isArray(record[key])).map((key) => [key, textsAt(record, key)]),
  ]);
  const options = listAt(record, 'selected_options').map(readOption);
  const files = listAt(record, 'files').filter(isRecord);
  return {
    ...kept,
    type: textAt(record, 'type') ?? '',
    ...(option === undefined ? {} : { selected_option: readOption(option) ?? null }),
    ...('selected_options' in record
      ? { selected_options: options.filter((each) => each !== undefined) }
      : {}),
    ...(at === null || typeof at === 'number' ? { selected_date_time: at } : {}),
    ...('files' in record ? { files: files.map((file) => ({ id: textAt(file, 'id') ?? '' })) } : {}),
  };
}

export function readStateValues(value: unknown): PageStateValues {
  const blocks = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    blocks.map(([block, actions]) => [
      block,
      Object.fromEntries(
        Object.entries(isRecord(actions) ? actions : {}).map(([action, held]) => [
          action,
          readElementValue(held),
        ]),
      ),
    ]),
  );
}

function readContainer(record: JsonRecord): PageContainer {
  const container = recordAt(record, 'container') ?? {};
  return container.type === 'view'
    ? { type: 'view', view_id: need(container, 'view_id') }
    : { type: 'message', channel: need(container, 'channel'), ts: need(container, 'ts') };
}

const readers: Readonly<Record<PageAct['act'], (record: JsonRecord, user: string) => PageAct>> = {
  say: (record, user) => {
    const thread = textAt(record, 'thread_ts');
    return {
      act: 'say',
      user,
      channel: need(record, 'channel'),
      text: need(record, 'text'),
      files: textsAt(record, 'files'),
      ...(thread ? { thread_ts: thread } : {}),
    };
  },
  press: (record, user) => ({
    act: 'press',
    user,
    container: readContainer(record),
    block_id: need(record, 'block_id'),
    action_id: need(record, 'action_id'),
    state: readStateValues(record.state),
    ...(record.chosen === undefined ? {} : { chosen: readElementValue(record.chosen) }),
  }),
  submit: (record, user) => ({
    act: 'submit',
    user,
    view_id: need(record, 'view_id'),
    state: readStateValues(record.state),
  }),
  close: (record, user) => ({
    act: 'close',
    user,
    view_id: need(record, 'view_id'),
    all: record.all === true,
  }),
  options: (record, user) => ({
    act: 'options',
    user,
    container: readContainer(record),
    block_id: need(record, 'block_id'),
    action_id: need(record, 'action_id'),
    value: need(record, 'value'),
  }),
  message_shortcut: (record, user) => ({
    act: 'message_shortcut',
    user,
    callback_id: need(record, 'callback_id'),
    channel: need(record, 'channel'),
    ts: need(record, 'ts'),
  }),
  global_shortcut: (record, user) => ({
    act: 'global_shortcut',
    user,
    callback_id: need(record, 'callback_id'),
  }),
  speak: (record, user) => {
    const locale = need(record, 'locale');
    if (isLocale(locale)) return { act: 'speak', user, locale };
    throw new ActProblem(
      `Expected one of ${locales.map((known) => known.locale).join(', ')} in "locale" of the act, found "${locale}".`,
    );
  },
  open_home: (_record, user) => ({ act: 'open_home', user }),
  dismiss: (record, user) => ({
    act: 'dismiss',
    user,
    channel: need(record, 'channel'),
    ts: need(record, 'ts'),
  }),
  invite_bot: (record, user) => ({ act: 'invite_bot', user, channel: need(record, 'channel') }),
};

const isActName = (name: string): name is PageAct['act'] => Object.hasOwn(readers, name);

/** Throws `ActProblem` where something is missing. */
export function parseAct(body: string): PageAct {
  const record = parseJson(body);
  if (!isRecord(record)) throw new ActProblem('Expected a JSON object, found something else.');
  const name = need(record, 'act');
  if (!isActName(name)) throw new ActProblem(`There is no act called "${name}".`);
  return readers[name](record, need(record, 'user'));
}
