import { randomBytes } from 'node:crypto';
import { newId } from './file-store.ts';
import type { PageBlock } from './page-protocol.ts';
import { SlackError } from './slack-error.ts';

type Words = { readonly type: 'plain_text'; readonly text: string };

/** What the app describes. */
export interface ViewContent {
  readonly type: 'modal' | 'home';
  readonly callback_id: string;
  readonly external_id: string;
  readonly private_metadata: string;
  readonly title?: Words;
  readonly submit?: Words;
  readonly close?: Words;
  readonly blocks: readonly PageBlock[];
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
}

export interface StoredView extends ViewContent {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  /** The channel of the command or press that opened the first view. */
  readonly fromChannel?: string;
}

export type StackChange = 'opened' | 'updated' | 'pushed' | 'closed' | 'cleared';

export interface ViewStore {
  /** The visible one last. */
  stack(user: string): readonly StoredView[];
  home(user: string): StoredView | undefined;
  find(id: string): StoredView | undefined;
  findExternal(externalId: string): StoredView | undefined;
  open(user: string, content: ViewContent, fromChannel?: string): StoredView;
  push(user: string, content: ViewContent): StoredView;
  replace(id: string, content: ViewContent): StoredView;
  publish(user: string, content: ViewContent): StoredView;
  close(id: string): void;
  clear(user: string): void;
  homes(): readonly StoredView[];
}

const maxStack = 3;
const newHash = () => `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;

export function createViews(listeners: {
  modals(user: string, cause: StackChange): void;
  home(view: StoredView): void;
}): ViewStore {
  const stacks = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const stack = (user: string) => stacks.get(user) ?? [];
  const open = () => [...stacks.values()].flat();
  const all = () => [...open(), ...homes.values()];
  const find = (id: string) => all().find((view) => view.id === id);
  const findExternal = (externalId: string) => all().find((view) => view.external_id === externalId);

  function change(user: string, views: readonly StoredView[], cause: StackChange): void {
    stacks.set(user, views);
    listeners.modals(user, cause);
  }

  function unlessTaken(content: ViewContent, by?: string): void {
    const holder = content.external_id ? findExternal(content.external_id) : undefined;
    if (holder && holder.id !== by) throw new SlackError('duplicate_external_id');
  }

  function publish(user: string, content: ViewContent): StoredView {
    unlessTaken(content, homes.get(user)?.id);
    const id = homes.get(user)?.id ?? newId('V');
    const view = { ...content, id, user, hash: newHash(), root_view_id: id, previous_view_id: null };
    homes.set(user, view);
    listeners.home(view);
    return view;
  }

  function placed(content: ViewContent, place: Omit<StoredView, keyof ViewContent | 'hash'>): StoredView {
    return { ...content, ...place, hash: newHash() };
  }

  return {
    stack,
    find,
    findExternal,
    publish,
    home: (user) => homes.get(user),
    homes: () => [...homes.values()],
    open(user, content, fromChannel) {
      unlessTaken(content);
      const id = newId('V');
      const from = fromChannel ? { fromChannel } : {};
      const view = placed(content, { id, user, root_view_id: id, previous_view_id: null, ...from });
      change(user, [view], 'opened');
      return view;
    },
    push(user, content) {
      const views = stack(user);
      const below = views.at(-1);
      if (!below) throw new SlackError('not_found');
      if (views.length >= maxStack) throw new SlackError('push_limit_reached');
      unlessTaken(content);
      const { root_view_id, fromChannel } = below;
      const from = fromChannel ? { fromChannel } : {};
      const place = { id: newId('V'), user, root_view_id, previous_view_id: below.id, ...from };
      const view = placed(content, place);
      change(user, [...views, view], 'pushed');
      return view;
    },
    replace(id, content) {
      const known = find(id);
      if (!known) throw new SlackError('not_found');
      if (known.type === 'home') return publish(known.user, content);
      unlessTaken(content, id);
      const { user, root_view_id, previous_view_id, fromChannel } = known;
      const from = fromChannel ? { fromChannel } : {};
      const view = placed(content, { id, user, root_view_id, previous_view_id, ...from });
      change(
        user,
        stack(user).map((each) => (each.id === id ? view : each)),
        'updated',
      );
      return view;
    },
    close(id) {
      const known = open().find((view) => view.id === id);
      if (!known) return;
      const left = stack(known.user).filter((view) => view.id !== id);
      change(known.user, left, 'closed');
    },
    clear: (user) => change(user, [], 'cleared'),
  };
}
