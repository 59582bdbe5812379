/**
 * What the browser page and the local Slack say to each other, below the server's prefix. Types only.
 *
 *   GET  {prefix}/page/state?user=U…                 → PageState
 *   GET  {prefix}/page/events?user=U…                → server-sent events, each `data:` one PageEvent
 *   POST {prefix}/page/act            (JSON PageAct) → PageAnswer; HTTP 200 also for `ok: false`
 *   POST {prefix}/page/upload?user=U…&name=list.csv  (the bytes as body) → PageUpload
 *   GET  {prefix}/page/files/{file id}               → the bytes, as a download; `?inline=1` shows them
 *
 * The first event of a stream is `hello`: the page then reads the state and drops events whose `seq` is not
 * above `state.seq`. EventSource reconnects by itself and gets a new `hello`.
 */

import type { Locale } from './locales.ts';

/** A block as the app sent it, checked by the server. The server gives a `block_id` to those without one. */
export interface PageBlock {
  readonly type: string;
  readonly block_id: string;
  readonly [key: string]: unknown;
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly real_name: string;
  readonly is_admin: boolean;
  readonly is_restricted: boolean;
  readonly is_bot: boolean;
  /** IANA zone. */
  readonly tz: string;
  readonly locale: string;
}

export interface PageChannel {
  readonly id: string;
  /** Without `#`; for a direct message the other person's real name. */
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly topic: string;
  readonly is_archived: boolean;
  readonly is_member: boolean;
  readonly bot_is_member: boolean;
  /** The other side of a direct message. */
  readonly with_user?: string;
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly filetype: string;
  /** Bytes. */
  readonly size: number;
  /** User id of whoever uploaded it. */
  readonly user: string;
  /** Path on this server from which the page can download the bytes. */
  readonly download_path: string;
}

export interface PageMessage {
  readonly channel: string;
  readonly ts: string;
  /** Present on replies (the parent's `ts`) and on parents that have replies (their own `ts`). */
  readonly thread_ts?: string;
  readonly reply_count?: number;
  readonly user: string;
  readonly bot_id?: string;
  readonly text: string;
  /** `image` blocks and elements with a `slack_file` always carry its `id`: show `page/files/{id}?inline=1`. */
  readonly blocks?: readonly PageBlock[];
  readonly files?: readonly PageFile[];
  readonly edited?: { readonly user: string; readonly ts: string };
  /** "Only visible to you"; gone with `dismiss`. */
  readonly is_ephemeral?: boolean;
  readonly subtype?: string;
}

export interface PageView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callback_id: string;
  /** Changes with every update. Inputs keep what was typed where block_id and action_id stay the same. */
  readonly hash: string;
  readonly title?: { readonly type: 'plain_text'; readonly text: string };
  readonly submit?: { readonly type: 'plain_text'; readonly text: string };
  readonly close?: { readonly type: 'plain_text'; readonly text: string };
  readonly blocks: readonly PageBlock[];
}

export interface PageState {
  readonly seq: number;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly me: PageUser;
  /** What a person may choose for their Slack. */
  readonly languages: readonly { readonly locale: Locale; readonly name: string }[];
  readonly bot: { readonly user_id: string; readonly bot_id: string; readonly name: string };
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  /** By channel id, oldest first, replies included, ephemeral ones of this user included. */
  readonly messages: Readonly<Record<string, readonly PageMessage[]>>;
  /** The open modals, the visible one last. */
  readonly modals: readonly PageView[];
  readonly home: PageView | null;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usage_hint: string;
  }[];
  readonly shortcuts: readonly {
    readonly type: 'message' | 'global';
    readonly callback_id: string;
    readonly name: string;
  }[];
}

export type PageEvent = { readonly seq: number } & (
  | { readonly kind: 'hello' }
  | { readonly kind: 'message_posted' | 'message_updated'; readonly message: PageMessage }
  | { readonly kind: 'message_deleted'; readonly channel: string; readonly ts: string }
  | {
      readonly kind: 'modals';
      readonly cause: 'opened' | 'updated' | 'pushed' | 'closed' | 'cleared';
      /** The whole stack as it is now, the visible one last; empty when none is open. */
      readonly modals: readonly PageView[];
    }
  | { readonly kind: 'home_updated'; readonly home: PageView }
  | { readonly kind: 'users'; readonly users: readonly PageUser[] }
  | { readonly kind: 'channels'; readonly channels: readonly PageChannel[] }
  /** Slack's own words to this user, such as `/treble failed with the error "operation_timeout"`. */
  | { readonly kind: 'notice'; readonly channel?: string; readonly text: string }
);

/** One option as the app described it; `text` is a text object. */
export interface PageOption {
  readonly text: { readonly type: string; readonly text: string };
  readonly value?: string;
  readonly description?: { readonly type: string; readonly text: string };
}

export interface PageOptionGroup {
  readonly label: { readonly type: string; readonly text: string };
  readonly options: readonly PageOption[];
}

/**
 * What one stateful element holds, by its `type`; empty is null (or an empty list). Elements left out of a
 * state count as holding their initial value.
 */
export interface PageElementValue {
  readonly type: string;
  /** plain_text_input, number_input, email_text_input, url_text_input. */
  readonly value?: string | null;
  /** static_select, external_select, radio_buttons. */
  readonly selected_option?: PageOption | null;
  /** checkboxes, multi_static_select, multi_external_select. */
  readonly selected_options?: readonly PageOption[];
  readonly selected_user?: string | null;
  readonly selected_channel?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_channels?: readonly string[];
  readonly selected_conversations?: readonly string[];
  /** YYYY-MM-DD. */
  readonly selected_date?: string | null;
  /** HH:mm. */
  readonly selected_time?: string | null;
  /** UNIX seconds. */
  readonly selected_date_time?: number | null;
  /** file_input: ids from `page/upload`. */
  readonly files?: readonly { readonly id: string }[];
}

/** block_id → action_id → value, as in Slack's `state.values`. */
export type PageStateValues = Readonly<Record<string, Readonly<Record<string, PageElementValue>>>>;

/** Where a pressed element lives. Home is a view too. */
export type PageContainer =
  | { readonly type: 'message'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view'; readonly view_id: string };

export type PageAct = {
  readonly user: string;
} /** A text that starts with `/` is a slash command. `files` are ids from `page/upload`, shared with the text. */ & (
  | {
      readonly act: 'say';
      readonly channel: string;
      readonly text: string;
      readonly thread_ts?: string;
      readonly files?: readonly string[];
    }
  /**
   * A button, a menu outside an input block, an overflow choice (`selected_option`) or an input block with
   * `dispatch_action`. `chosen` is what the element holds now; a button needs none.
   */
  | {
      readonly act: 'press';
      readonly container: PageContainer;
      readonly block_id: string;
      readonly action_id: string;
      readonly chosen?: PageElementValue;
      readonly state?: PageStateValues;
    }
  | { readonly act: 'submit'; readonly view_id: string; readonly state: PageStateValues }
  /** `all` is the cross in the corner (whole stack); without it the Cancel button (this view). */
  | { readonly act: 'close'; readonly view_id: string; readonly all?: boolean }
  /** What an `external_select` offers for the typed text. */
  | {
      readonly act: 'options';
      readonly container: PageContainer;
      readonly block_id: string;
      readonly action_id: string;
      readonly value: string;
    }
  | {
      readonly act: 'message_shortcut';
      readonly callback_id: string;
      readonly channel: string;
      readonly ts: string;
    }
  | { readonly act: 'global_shortcut'; readonly callback_id: string }
  | { readonly act: 'open_home' }
  /** Chooses the language of one's own Slack. */
  | { readonly act: 'speak'; readonly locale: Locale }
  | { readonly act: 'dismiss'; readonly channel: string; readonly ts: string }
  /** Adds the bot to a channel, as `/invite @Treble` does. */
  | { readonly act: 'invite_bot'; readonly channel: string }
);

export type PageAnswer =
  | {
      readonly ok: true;
      /** Of `options`. */
      readonly options?: readonly PageOption[];
      readonly option_groups?: readonly PageOptionGroup[];
    }
  | {
      readonly ok: false;
      /** Slack's or this server's word, such as `operation_timeout`, `field_errors`, `not_found`. */
      readonly error: string;
      /** A sentence to show. */
      readonly message: string;
      /** Of `submit`: block_id → sentence under the field. The modal stays open. */
      readonly field_errors?: Readonly<Record<string, string>>;
    };

export type PageUpload =
  | { readonly ok: true; readonly file: PageFile }
  | { readonly ok: false; readonly error: string; readonly message: string };
