import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  conversationStageNames,
  conversationStages,
  isConversationStage,
} from '../../entities/conversation-stage.ts';
import {
  deploymentStateNames,
  deploymentStates,
  isDeploymentState,
} from '../../entities/deployment-state.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { isSessionStatus, sessionStatuses, sessionStatusNames } from '../../entities/session-status.ts';
import { type CountedGroup, sessionOf, stageOf } from '../../entities/user-group.ts';
import { type UserFilter, type UserSort, userSorts } from '../../reports/reader.ts';
import { input, plain, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import type { ViewValues } from '../listener.ts';
import { listAt, textAt } from '../payload.ts';
import { chosenOption, typedText } from '../send/view-values.ts';
import { type UsersWish, wishValue } from './users-wish.ts';

export const filterForm = { callbackId: 'users_filter', action: 'wanted' } as const;

interface Choice<Word extends string> {
  readonly block: string;
  readonly label: string;
  readonly words: readonly Word[];
  readonly nameOf: (word: Word) => string;
  readonly wordOf: (group: CountedGroup) => Word;
  readonly chosen: (filter: UserFilter) => readonly Word[];
}

const choice = <Word extends string>(of: Choice<Word>): Choice<Word> => of;

const byState = choice({
  block: 'status',
  label: text('Deployment status'),
  words: deploymentStateNames,
  nameOf: (state) => said(deploymentStates[state].label),
  wordOf: ({ state }) => state,
  chosen: ({ states = [] }) => states,
});
const byStage = choice({
  block: 'stage',
  label: text('Conversation stage'),
  words: conversationStageNames,
  nameOf: (stage) => said(conversationStages[stage].choice),
  wordOf: stageOf,
  chosen: ({ stages = [] }) => stages,
});
const bySession = choice({
  block: 'session',
  label: text('Session status'),
  words: sessionStatusNames,
  nameOf: (session) => said(sessionStatuses[session].choice),
  wordOf: sessionOf,
  chosen: ({ sessions = [] }) => sessions,
});

/** Only what somebody is in can be chosen, and what is chosen already; each with its number of users. */
function choiceBlocks<Word extends string>(
  { block, label, words, nameOf, wordOf, chosen }: Choice<Word>,
  groups: readonly CountedGroup[],
  filter: UserFilter,
): InputBlock[] {
  const countOf = (word: Word) =>
    groups.reduce((sum, group) => (wordOf(group) === word ? sum + group.count : sum), 0);
  const options = words
    .filter((word) => countOf(word) > 0 || chosen(filter).includes(word))
    .map((word): readonly [Word, PlainTextOption] => [
      word,
      { text: plain(`${nameOf(word)} (${countText(countOf(word))})`, limits.optionText), value: word },
    ]);
  const initial = options.filter(([word]) => chosen(filter).includes(word)).map(([, option]) => option);
  if (options.length === 0) return [];
  return [
    input(
      block,
      said(label),
      {
        type: 'multi_static_select',
        action_id: filterForm.action,
        placeholder: plain(say`All`, 150),
        options: options.map(([, option]) => option),
        ...(initial.length > 0 && { initial_options: initial }),
      },
      { optional: true },
    ),
  ];
}

const phoneField = ({ phone }: UserFilter): InputBlock =>
  input(
    'phone',
    say`Phone`,
    {
      type: 'plain_text_input',
      action_id: filterForm.action,
      max_length: 40,
      ...(phone && { initial_value: 'whole' in phone ? phone.whole : phone.ending }),
    },
    { optional: true, hint: say`The whole number, or its last digits: at least three.` },
  );

function sortField(sort: UserSort | undefined): InputBlock {
  const sortOptions = Object.entries(userSorts).map(
    ([value, label]): PlainTextOption => ({ text: plain(said(label), limits.optionText), value }),
  );
  const chosen = sortOptions.find(({ value }) => value === sort);
  return input(
    'sort',
    say`Sort by`,
    {
      type: 'static_select',
      action_id: filterForm.action,
      placeholder: plain(say`Order of the list`, 150),
      options: sortOptions,
      ...(chosen && { initial_option: chosen }),
    },
    {
      optional: true,
      hint: say`Up to 10,000 users can be sorted; longer lists stay in the order in which they were read.`,
    },
  );
}

/** Asks which users of a scope to show; the groups are those of the whole scope. */
export const filterFormView = (
  wish: UsersWish,
  groups: readonly CountedGroup[],
  simulated: boolean,
): ModalView =>
  formModal({
    callbackId: filterForm.callbackId,
    privateMetadata: wishValue({ scope: wish.scope, filter: {} }),
    title: say`Filter users`,
    submit: say`Show`,
    close: say`Back`,
    blocks: [
      ...choiceBlocks(byState, groups, wish.filter),
      ...choiceBlocks(byStage, groups, wish.filter),
      ...choiceBlocks(bySession, groups, wish.filter),
      phoneField(wish.filter),
      sortField(wish.sort),
      ...simulatedMark(simulated),
    ],
  });

const chosenWords = (values: ViewValues, block: string): string[] =>
  listAt(values, block, filterForm.action, 'selected_options').flatMap(
    (option) => textAt(option, 'value') ?? [],
  );

export const typedPhone = (values: ViewValues): string =>
  typedText(values, 'phone', filterForm.action).trim();

/** What to correct, by field; undefined when the form can be read. */
export function problemsOf(values: ViewValues): Readonly<Record<string, string>> | undefined {
  const typed = typedPhone(values);
  if (typed === '') return undefined;
  const digits = typed.replace(/\D/g, '').length;
  if (digits >= 3 && digits <= 15 && /^[\d\s+().\-/]+$/.test(typed)) return undefined;
  return { phone: say`Expected a phone number or at least its last three digits, without letters.` };
}

/** What the form asks for; `readPhone` knows a whole number. */
export function readFilterForm(
  values: ViewValues,
  readPhone: (typed: string) => string | undefined,
): Pick<UsersWish, 'filter' | 'sort'> {
  const states = chosenWords(values, byState.block).filter(isDeploymentState);
  const stages = chosenWords(values, byStage.block).filter(isConversationStage);
  const sessions = chosenWords(values, bySession.block).filter(isSessionStatus);
  const typed = typedPhone(values);
  const whole = typed === '' ? undefined : readPhone(typed);
  const ending = typed.replace(/\D/g, '');
  const sort = chosenOption(values, 'sort', filterForm.action)?.value;
  return {
    filter: {
      ...(states.length > 0 && { states }),
      ...(stages.length > 0 && { stages }),
      ...(sessions.length > 0 && { sessions }),
      ...(typed !== '' && { phone: whole === undefined ? { ending } : { whole } }),
    },
    ...(sort === 'activity' || sort === 'date' || sort === 'status' ? { sort } : {}),
  };
}
