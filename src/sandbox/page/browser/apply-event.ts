import type { PageEvent, PageMessage, PageState } from '../../slack/page-protocol.ts';

/** One message in its place by time, instead of any earlier version of itself. */
function withMessage(messages: readonly PageMessage[], message: PageMessage): PageMessage[] {
  const others = messages.filter(({ ts }) => ts !== message.ts);
  const at = others.findLastIndex(({ ts }) => Number(ts) < Number(message.ts));
  return others.toSpliced(at + 1, 0, message);
}

function withMessages(
  state: PageState,
  channel: string,
  change: (messages: readonly PageMessage[]) => readonly PageMessage[],
): PageState {
  return { ...state, messages: { ...state.messages, [channel]: change(state.messages[channel] ?? []) } };
}

/** The state after an event; what the event does not name stays the same object. */
export function applyEvent(state: PageState, event: PageEvent): PageState {
  switch (event.kind) {
    case 'message_posted':
    case 'message_updated':
      return withMessages(state, event.message.channel, (messages) => withMessage(messages, event.message));
    case 'message_deleted':
      return withMessages(state, event.channel, (messages) => messages.filter(({ ts }) => ts !== event.ts));
    case 'modals':
      return { ...state, modals: event.modals };
    case 'home_updated':
      return { ...state, home: event.home };
    case 'users':
      return {
        ...state,
        users: event.users,
        me: event.users.find(({ id }) => id === state.me.id) ?? state.me,
      };
    case 'channels':
      return { ...state, channels: event.channels };
    default:
      return state;
  }
}

export const isReply = ({ ts, thread_ts }: PageMessage): boolean =>
  thread_ts !== undefined && thread_ts !== ts;

/** What stands in the channel itself: no replies, except those also sent to the channel. */
export const channelMessages = (state: PageState, channel: string): PageMessage[] =>
  (state.messages[channel] ?? []).filter(
    (message) => !isReply(message) || message.subtype === 'thread_broadcast',
  );

export const threadReplies = (state: PageState, channel: string, parent: string): PageMessage[] =>
  (state.messages[channel] ?? []).filter((message) => isReply(message) && message.thread_ts === parent);
