import type { PageGuide } from '../../page-guide.ts';
import type { PageEvent, PageFile, PageState } from '../../slack/page-protocol.ts';
import { applyEvent, isReply } from './apply-event.ts';
import type { Client } from './client.ts';
import { authorOf, type Desk, directoryOf, keyed, keyedForms, type Place } from './desk.ts';
import type { TableView } from './surface.ts';
import { mrkdwn } from './text/mrkdwn.ts';

type Outlets = {
  readonly guide: () => PageGuide | undefined;
  readonly draw: (desk: Desk) => void;
  readonly notify: (words: string) => void;
  /** Read out by screen readers. */
  readonly announce: (words: string) => void;
  readonly onConnection: (isUp: boolean) => void;
  readonly onStranger: () => void;
};

/** One person's stay on the page: follows the server, remembers what is open and unread. Returns how to leave. */
export function startWorkspace(client: Client, outlets: Outlets): () => void {
  let state: PageState | undefined;
  let place: Place | undefined;
  let thread: string | undefined;
  const unread = new Set<string>();
  const forms = keyedForms();
  const tables = keyed<Map<string, TableView>>(() => new Map());
  const uploads = new Map<string, PageFile>();

  function deskOf(current: PageState, open: Place): Desk {
    const directory = directoryOf(current);
    return {
      client,
      uploads,
      tables,
      unread,
      directory,
      form: forms,
      guide: outlets.guide(),
      notify: outlets.notify,
      get state() {
        return state ?? current;
      },
      get place() {
        return place ?? open;
      },
      get thread() {
        return thread;
      },
      act: async (deed) => {
        const answer = await client.act(deed);
        if (!answer.ok && answer.error !== 'field_errors') outlets.notify(answer.message);
        return answer;
      },
      open: (next) => {
        place = next;
        thread = undefined;
        if (next.kind === 'channel') unread.delete(next.id);
        else void client.act({ act: 'open_home' });
        draw();
      },
      openThread: (parent) => {
        thread = parent;
        draw();
      },
      redraw: draw,
    };
  }
  function draw(): void {
    if (!state) return;
    const [first] = state.channels.filter(({ is_archived, is_member }) => !is_archived && is_member);
    place ??= first ? { kind: 'channel', id: first.id } : { kind: 'home' };
    outlets.draw(deskOf(state, place));
  }
  function notice(event: PageEvent, current: PageState): void {
    if (event.kind === 'notice') outlets.notify(event.text);
    if (event.kind !== 'message_posted') return;
    const { message } = event;
    if (message.user === client.user) return;
    const isOpen = place?.kind === 'channel' && place.id === message.channel;
    if (!isOpen && !isReply(message)) unread.add(message.channel);
    if (!isOpen) return;
    const words = mrkdwn(message.text, directoryOf(current)).textContent;
    outlets.announce(`${authorOf(current, message).name}: ${words}`);
  }
  return client.follow({
    onConnection: outlets.onConnection,
    onStranger: outlets.onStranger,
    onState: (next) => {
      state = next;
      draw();
    },
    onEvent: (event) => {
      if (!state) return;
      state = applyEvent(state, event);
      notice(event, state);
      draw();
    },
  });
}
