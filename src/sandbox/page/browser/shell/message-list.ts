import type { PageMessage } from '../../../slack/page-protocol.ts';
import { threadReplies } from '../apply-event.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { redraw } from '../redraw.ts';
import { dayLabel } from '../text/dates.ts';
import { messageNode, sentAt } from './message.ts';

const togetherMs = 5 * 60_000;
const nearBottomPx = 120;

const belongsTo = (before: PageMessage | undefined, message: PageMessage): boolean =>
  before !== undefined &&
  before.user === message.user &&
  !before.is_ephemeral &&
  before.blocks === undefined &&
  message.blocks === undefined &&
  sentAt(message).getTime() - sentAt(before).getTime() < togetherMs;

type Drawn = { readonly signature: readonly unknown[]; readonly node: HTMLElement };

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.every((part, index) => part === other[index]);

/** A scrolling list that redraws only the messages that changed and stays at the bottom while the reader is there. */
export function createMessageList(label: string): {
  readonly node: HTMLElement;
  readonly draw: (
    desk: Desk,
    key: string,
    messages: readonly PageMessage[],
    intro: HTMLElement,
    showsThreads: boolean,
  ) => void;
} {
  const list = h('div', { class: 'messages-inner' });
  const node = h('div', { class: 'messages', tabindex: 0, role: 'region', 'aria-label': label }, list);
  let drawn = new Map<string, Drawn>();
  let shown = '';
  let isPinned = true;
  let lastTs: string | undefined;
  const toBottom = (): void => {
    if (isPinned) node.scrollTop = node.scrollHeight;
  };
  node.addEventListener('scroll', () => {
    isPinned = node.scrollHeight - node.scrollTop - node.clientHeight < nearBottomPx;
  });
  // Pictures and charts grow after they are drawn, and the list itself is drawn before it is on the page.
  const growth = new ResizeObserver(toBottom);
  growth.observe(list);
  growth.observe(node);

  function draw(
    desk: Desk,
    key: string,
    messages: readonly PageMessage[],
    intro: HTMLElement,
    showsThread: boolean,
  ): void {
    const isNew = key !== shown;
    const next = new Map<string, Drawn>();
    const nodes: HTMLElement[] = [intro];
    let day = '';
    messages.forEach((message, index) => {
      const today = dayLabel(sentAt(message), new Date(), desk.directory);
      const isContinued = today === day && belongsTo(messages[index - 1], message);
      if (today !== day) nodes.push(h('div', { class: 'day', role: 'separator' }, h('span', {}, today)));
      day = today;
      const last = showsThread && threadReplies(desk.state, message.channel, message.ts).at(-1);
      const signature = [message, isContinued, last, desk.state.users, desk.state.channels, desk.client];
      const known = isNew ? undefined : drawn.get(message.ts);
      const entry =
        known && isSame(known.signature, signature)
          ? known
          : { signature, node: messageNode(message, desk, { isContinued, showsThread }) };
      next.set(message.ts, entry);
      nodes.push(entry.node);
    });
    drawn = next;
    shown = key;
    redraw(list, nodes);
    const last = messages.at(-1);
    if (isNew || (last?.user === desk.client.user && last.ts !== lastTs)) isPinned = true;
    lastTs = last?.ts;
    toBottom();
  }
  return { node, draw };
}
