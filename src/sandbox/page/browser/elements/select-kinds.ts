import type { PageChannel, PageElementValue } from '../../../slack/page-protocol.ts';
import { type Json, record, strings } from '../json.ts';
import { titleOf } from '../shell/channel-title.ts';
import type { Surface } from '../surface.ts';
import { type Choice, type ChoiceGroup, choiceOf, filterGroups, groupsOf } from './option.ts';

type Offer = (typed: string) => ChoiceGroup[] | Promise<ChoiceGroup[]>;

/** How one kind of select finds its choices, reads what it holds and reports what was picked. */
export type SelectKind = {
  readonly many: boolean;
  readonly offer: (element: Json, surface: Surface, ask: Offer) => Offer;
  readonly held: (value: PageElementValue, surface: Surface) => Choice[];
  readonly value: (chosen: readonly Choice[]) => Omit<PageElementValue, 'type'>;
};

const choice = (value: string, label: string, description = ''): Choice => ({
  value,
  label,
  description,
  option: { text: { type: 'plain_text', text: label }, value },
});

const people = (surface: Surface): Choice[] =>
  surface.users
    .filter((user) => !user.is_bot)
    .map((user) => choice(user.id, user.real_name, `@${user.name}`));

const included: Readonly<Record<PageChannel['kind'], string>> = {
  channel: 'public',
  private: 'private',
  dm: 'im',
};

function conversations(element: Json, surface: Surface): Choice[] {
  const include = strings(record(element.filter).include);
  const skipsBots = record(element.filter).exclude_bot_users === true;
  return surface.channels
    .filter(
      ({ kind, is_archived }) => !is_archived && (include.length === 0 || include.includes(included[kind])),
    )
    .filter(
      ({ with_user }) => !(skipsBots && surface.users.some((user) => user.id === with_user && user.is_bot)),
    )
    .map((channel) => choice(channel.id, titleOf(channel)));
}

const publicChannels = (surface: Surface): Choice[] =>
  surface.channels
    .filter(({ kind, is_archived }) => kind === 'channel' && !is_archived)
    .map((channel) => choice(channel.id, titleOf(channel)));

const filtered =
  (choices: readonly Choice[]): Offer =>
  (typed) =>
    filterGroups([{ label: '', choices }], typed);

const named = (ids: readonly string[], known: readonly Choice[]): Choice[] =>
  ids.map((id) => known.find(({ value }) => value === id) ?? choice(id, id));

const everyChannel = (surface: Surface): Choice[] =>
  surface.channels.map((channel) => choice(channel.id, titleOf(channel)));

const given: SelectKind['offer'] = (element) => (typed) => filterGroups(groupsOf(element), typed);
const asked: SelectKind['offer'] = (_element, _surface, ask) => ask;

const ofOptions = (many: boolean, offer: SelectKind['offer']): SelectKind => ({
  many,
  offer,
  held: ({ selected_options = [], selected_option }) =>
    (many ? selected_options : selected_option ? [selected_option] : []).map(choiceOf),
  value: (chosen) =>
    many
      ? { selected_options: chosen.map(({ option }) => option) }
      : { selected_option: chosen[0]?.option ?? null },
});

const one = (id: string | null | undefined): string[] => (id ? [id] : []);
const first = (chosen: readonly Choice[]): string | null => chosen[0]?.value ?? null;
const all = (chosen: readonly Choice[]): string[] => chosen.map(({ value }) => value);

const offerPeople: SelectKind['offer'] = (_element, surface) => filtered(people(surface));
const offerChannels: SelectKind['offer'] = (_element, surface) => filtered(publicChannels(surface));
const offerConversations: SelectKind['offer'] = (element, surface) =>
  filtered(conversations(element, surface));

export const selectKinds: Readonly<Record<string, SelectKind>> = {
  static_select: ofOptions(false, given),
  multi_static_select: ofOptions(true, given),
  external_select: ofOptions(false, asked),
  multi_external_select: ofOptions(true, asked),
  users_select: {
    many: false,
    offer: offerPeople,
    held: (value, surface) => named(one(value.selected_user), people(surface)),
    value: (chosen) => ({ selected_user: first(chosen) }),
  },
  multi_users_select: {
    many: true,
    offer: offerPeople,
    held: (value, surface) => named(value.selected_users ?? [], people(surface)),
    value: (chosen) => ({ selected_users: all(chosen) }),
  },
  channels_select: {
    many: false,
    offer: offerChannels,
    held: (value, surface) => named(one(value.selected_channel), everyChannel(surface)),
    value: (chosen) => ({ selected_channel: first(chosen) }),
  },
  multi_channels_select: {
    many: true,
    offer: offerChannels,
    held: (value, surface) => named(value.selected_channels ?? [], everyChannel(surface)),
    value: (chosen) => ({ selected_channels: all(chosen) }),
  },
  conversations_select: {
    many: false,
    offer: offerConversations,
    held: (value, surface) => named(one(value.selected_conversation), everyChannel(surface)),
    value: (chosen) => ({ selected_conversation: first(chosen) }),
  },
  multi_conversations_select: {
    many: true,
    offer: offerConversations,
    held: (value, surface) => named(value.selected_conversations ?? [], everyChannel(surface)),
    value: (chosen) => ({ selected_conversations: all(chosen) }),
  },
};
