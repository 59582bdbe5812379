import type { PageGuide } from '../../page-guide.ts';
import type { PageAnswer, PageFile, PageMessage, PageState, PageUser } from '../../slack/page-protocol.ts';
import type { Client, Deed } from './client.ts';
import { createForm, type Form } from './form.ts';
import type { TableView } from './surface.ts';
import type { Directory } from './text/directory.ts';
import { speechOf } from './text/speech.ts';

/** Which part of the workspace is open in the middle. */
export type Place = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

/** Everything one person's page knows and may do; drawing reads it, listeners call it. */
export type Desk = {
  readonly client: Client;
  readonly state: PageState;
  readonly directory: Directory;
  readonly place: Place;
  readonly thread: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly guide: PageGuide | undefined;
  readonly uploads: Map<string, PageFile>;
  readonly form: (key: string) => Form;
  readonly tables: (key: string) => Map<string, TableView>;
  /** Shows what went wrong, and answers it too. */
  readonly act: (deed: Deed) => Promise<PageAnswer>;
  readonly open: (place: Place) => void;
  readonly openThread: (parent: string | undefined) => void;
  readonly notify: (words: string) => void;
  readonly redraw: () => void;
};

/** One entry per key, made when first asked for. */
export function keyed<Value>(create: () => Value): (key: string) => Value {
  const entries = new Map<string, Value>();
  return (key) => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const made = create();
    entries.set(key, made);
    return made;
  };
}

export const keyedForms = (): ((key: string) => Form) => keyed(createForm);

export const findUser = (state: PageState, id: string): PageUser | undefined =>
  state.users.find((user) => user.id === id) ?? (state.me.id === id ? state.me : undefined);

export function directoryOf(state: PageState): Directory {
  return {
    person: (id) => (id === state.bot.user_id ? state.bot.name : findUser(state, id)?.real_name),
    channel: (id) => state.channels.find((channel) => channel.id === id)?.name,
    timeZone: state.me.tz,
    speech: speechOf(state.me.locale),
  };
}

export const authorOf = (state: PageState, message: PageMessage): { name: string; isApp: boolean } => {
  const isApp = message.bot_id !== undefined || message.user === state.bot.user_id;
  const name = findUser(state, message.user)?.real_name;
  return { name: name ?? (isApp ? state.bot.name : message.user), isApp };
};
