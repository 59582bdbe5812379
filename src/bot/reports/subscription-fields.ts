import type { InputBlock, PlainTextOption } from '@slack/types';
import { type Language, languages } from '../../entities/language/language.ts';
import { said, text } from '../../entities/language/say.ts';
import {
  type MissedChoice,
  missedChoices,
  type OnlyIf,
  type Otherwise,
  onlyIfs,
  otherwises,
  type Weekday,
  weekdays,
} from '../../entities/subscription-choice.ts';
import type { NamedConversation } from '../../reports/reader.ts';
import { weekdayText } from '../../reports/schedule-words.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { listAt, textAt } from '../payload.ts';

/** The one action id of all fields that nobody listens to. */
export const action = 'chosen';
export const zoneAction = 'report_zone';
export const conversationsAction = 'report_conversations';

const option = (value: string, label: string): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

const chosen = (values: ViewValues, block: string): string | undefined =>
  textAt(values, block, action, 'selected_option', 'value');

/** A field whose answer is one of some words. */
function radio<Word extends string>(
  block: string,
  label: string,
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
) {
  return {
    field(standing: Word): InputBlock {
      const options = words.map((word) => option(word, said(labels[word])));
      const initial = options.find(({ value }) => value === standing);
      return input(block, said(label), {
        type: 'radio_buttons',
        action_id: action,
        options,
        ...(initial && { initial_option: initial }),
      });
    },
    read: (values: ViewValues): Word | undefined => words.find((word) => word === chosen(values, block)),
  };
}

export const onlyIfField = radio<OnlyIf>('only_if', text('Post it'), onlyIfs, {
  news: text('when there is something to say'),
  sent: text('only if something was sent'),
  changed: text('only if something changed since the one before'),
  failures: text('only if failures are above a limit'),
});

export const otherwiseField = radio<Otherwise>('otherwise', text('Otherwise'), otherwises, {
  line: text('post one line'),
  nothing: text('post nothing'),
});

export const missedField = radio<MissedChoice>('missed', text('If nothing ran at its time'), missedChoices, {
  catch_up: text('post the latest one late, and say so'),
  skip: text('skip it'),
});

/** What is done with a subscription that exists. */
export const states = ['active', 'paused', 'tomorrow', 'week'] as const;
export type State = (typeof states)[number];

export const stateField = radio<State>('state', text('State'), states, {
  active: text('comes at its times'),
  paused: text('paused until somebody resumes it'),
  tomorrow: text('snoozed until tomorrow'),
  week: text('snoozed for a week'),
});

const failuresBlock = 'failed_above';

export const failedAboveField = {
  block: failuresBlock,
  field: (percent: number | undefined): InputBlock =>
    input(
      failuresBlock,
      said(text('Limit of failures in percent')),
      {
        type: 'plain_text_input',
        action_id: action,
        max_length: 3,
        placeholder: plain('5', 10),
        ...(percent !== undefined && { initial_value: String(percent) }),
      },
      { optional: true },
    ),
  /** Undefined: nothing was typed. NaN: no whole percentage. */
  read(values: ViewValues): number | undefined {
    const typed = (textAt(values, failuresBlock, action, 'value') ?? '').replace('%', '').trim();
    if (typed === '') return undefined;
    const percent = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
    return percent <= 100 ? percent : Number.NaN;
  },
};

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
};
const channelLanguage = text('the channel’s own');
const ofChannel = 'channel';

export const languageField = {
  field(language: Language | undefined): InputBlock {
    const options = [
      option(ofChannel, said(channelLanguage)),
      ...languages.map((one) => option(one, languageNames[one])),
    ];
    const initial = options.find(({ value }) => value === (language ?? ofChannel));
    return input('language', said(text('Language')), {
      type: 'static_select',
      action_id: action,
      options,
      ...(initial && { initial_option: initial }),
    });
  },
  read: (values: ViewValues): Language | undefined =>
    languages.find((language) => language === chosen(values, 'language')),
};

export const daysField = {
  block: 'days',
  field(days: readonly Weekday[]): InputBlock {
    const options = weekdays.map((day) => option(String(day), weekdayText(day, 'long')));
    const initial = options.filter(({ value }) => days.some((day) => String(day) === value));
    return input(
      'days',
      said(text('Days')),
      {
        type: 'checkboxes',
        action_id: action,
        options,
        ...(initial.length > 0 && { initial_options: initial }),
      },
      {
        hint: said(
          text('A weekly or monthly report comes on the first of these days in each week or month.'),
        ),
      },
    );
  },
  read(values: ViewValues): readonly Weekday[] {
    const ticked = listAt(values, 'days', action, 'selected_options').map((one) => textAt(one, 'value'));
    return weekdays.filter((day) => ticked.includes(String(day)));
  },
};

export const timeField = {
  field: (at: string): InputBlock =>
    input('time', said(text('At')), { type: 'timepicker', action_id: action, initial_time: at }),
  read: (values: ViewValues): string | undefined => textAt(values, 'time', action, 'selected_time'),
};

export const zoneField = {
  field: (zone: string): InputBlock =>
    input('zone', said(text('Time zone')), {
      type: 'external_select',
      action_id: zoneAction,
      min_query_length: 0,
      placeholder: plain('America/Bogota', 150),
      initial_option: option(zone, zone),
    }),
  read: (values: ViewValues): string | undefined =>
    textAt(values, 'zone', zoneAction, 'selected_option', 'value'),
};

export const conversationsField = {
  field(picked: readonly NamedConversation[]): InputBlock {
    const initial = picked.map(({ id, name }) => option(String(id), name));
    return input(
      'conversations',
      said(text('Conversations')),
      {
        type: 'multi_external_select',
        action_id: conversationsAction,
        min_query_length: 0,
        placeholder: plain(said(text('All')), 150),
        ...(initial.length > 0 && { initial_options: initial }),
      },
      { optional: true },
    );
  },
  /** Undefined: all of them. */
  read(values: ViewValues): readonly number[] | undefined {
    const ids = listAt(values, 'conversations', conversationsAction, 'selected_options').flatMap((one) => {
      const value = textAt(one, 'value') ?? '';
      return /^\d{1,9}$/.test(value) ? [Number(value)] : [];
    });
    return ids.length === 0 ? undefined : ids;
  },
};

export const ownerField = {
  field: (owner: string): InputBlock =>
    input(
      'owner',
      said(text('Owner')),
      { type: 'users_select', action_id: action, initial_user: owner },
      { hint: said(text('Is told directly when it cannot be posted.')) },
    ),
  read: (values: ViewValues): string | undefined => textAt(values, 'owner', action, 'selected_user'),
};

export const reportField = {
  field(names: readonly string[], titleOf: (name: string) => string, report: string): InputBlock {
    const options = names.map((name) => option(name, titleOf(name)));
    const initial = options.find(({ value }) => value === report);
    return input('report', said(text('Report')), {
      type: 'static_select',
      action_id: action,
      options,
      ...(initial && { initial_option: initial }),
    });
  },
  read: (values: ViewValues): string | undefined => chosen(values, 'report'),
};

export const channelField = {
  block: 'channel',
  field: (channelId: string | undefined): InputBlock =>
    input(
      'channel',
      said(text('Channel')),
      {
        type: 'conversations_select',
        action_id: action,
        placeholder: plain(said(text('Choose a channel')), 150),
        filter: { include: ['public', 'private'] },
        ...(channelId === undefined
          ? { default_to_current_conversation: true }
          : { initial_conversation: channelId }),
      },
      {
        hint: said(text('The app must be a member there: type /invite and choose it, in the channel.')),
      },
    ),
  read: (values: ViewValues): string | undefined =>
    textAt(values, 'channel', action, 'selected_conversation'),
};
