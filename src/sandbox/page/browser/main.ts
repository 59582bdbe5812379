import type { PageGuide } from '../../page-guide.ts';
import { createClient } from './client.ts';
import type { Desk } from './desk.ts';
import { h } from './dom.ts';
import { fetchGuide } from './guide-source.ts';
import { createModalLayer } from './modal/modal-layer.ts';
import { createPhone } from './phone/phone.ts';
import { redraw } from './redraw.ts';
import { createChannelPane } from './shell/channel-pane.ts';
import { createFrame } from './shell/frame.ts';
import { guidePane, remembered } from './shell/guide.ts';
import { createHomePane } from './shell/home-pane.ts';
import { drawSidebar } from './shell/sidebar.ts';
import { createThreadPane } from './shell/thread-pane.ts';
import { createToasts } from './shell/toasts.ts';
import type { Speech } from './text/speech.ts';
import { startWorkspace } from './workspace-page.ts';

const {
  slackPrefix = '',
  guideUrl = '',
  phoneUrl = '',
  firstUser = '',
  pageTitle = '',
} = document.body.dataset;
const wideEnoughForGuide = '(min-width: 1180px)';

/** Guide and phone side by side leave no room for the channel on less. */
const wideEnoughForBoth = '(min-width: 1500px)';

const guideMemory = remembered('guide');
let guide: PageGuide | undefined;
let isGuideOpen = matchMedia(wideEnoughForGuide).matches && guideMemory.read() !== 'closed';
let isPhoneOpen = false;
let desk: Desk | undefined;
let leave = (): void => undefined;

const setGuide = (isOpen: boolean): void => {
  isGuideOpen = isOpen;
  guideMemory.write(isOpen ? 'open' : 'closed');
  desk?.openThread(undefined);
};

function setPhone(isOpen: boolean): void {
  isPhoneOpen = isOpen;
  frame.phone.hidden = !isOpen;
  if (isOpen && !matchMedia(wideEnoughForBoth).matches) isGuideOpen = false;
  if (isOpen) phone.open();
  else phone.close();
  desk?.redraw();
}

const panes = { channel: createChannelPane(), home: createHomePane() };
const thread = createThreadPane();
const modals = createModalLayer();
const toasts = createToasts();
const announcer = h('div', { class: 'visually-hidden', 'aria-live': 'polite' });
const frame = createFrame({
  toggleGuide: () => setGuide(!isGuideOpen || desk?.thread !== undefined),
  togglePhone: () => setPhone(!isPhoneOpen),
  become,
});
const phone = createPhone({
  url: phoneUrl,
  notify: toasts.show,
  onClose: () => {
    setPhone(false);
    document.querySelector<HTMLElement>('.guide-toggle[data-key="phone"]')?.focus();
  },
});
frame.phone.append(phone.node);
let guideNodes:
  | { readonly guide: PageGuide; readonly speech: Speech; readonly nodes: HTMLElement[] }
  | undefined;

function drawGuide(current: Desk): readonly HTMLElement[] {
  if (!guide || !isGuideOpen) return [];
  const { speech } = current.directory;
  if (guideNodes?.guide !== guide || guideNodes.speech !== speech) {
    guideNodes = { guide, speech, nodes: guidePane(guide, current.directory, () => setGuide(false)) };
  }
  return guideNodes.nodes;
}

function draw(current: Desk): void {
  desk = current;
  const { place } = current;
  frame.drawTop(current, {
    guide: isGuideOpen && current.thread === undefined,
    phone: phoneUrl === '' ? undefined : isPhoneOpen,
  });
  drawSidebar(frame.sidebar, current, frame.closeSidebar);
  redraw(frame.main, panes[place.kind].draw(current));
  const side = current.thread === undefined ? drawGuide(current) : thread.draw(current);
  frame.aside.hidden = side.length === 0;
  redraw(frame.aside, side);
  modals.draw(current);
  const name = place.kind === 'home' ? current.state.bot.name : current.directory.channel(place.id);
  document.title = `${current.unread.size > 0 ? '• ' : ''}${name ?? ''} · ${pageTitle}`;
}

function become(user: string): void {
  leave();
  const url = new URL(location.href);
  url.searchParams.set('user', user);
  history.replaceState(null, '', url);
  leave = startWorkspace(createClient(slackPrefix, user), {
    draw,
    guide: () => guide,
    notify: toasts.show,
    announce: (words) => {
      announcer.textContent = words;
    },
    onConnection: frame.setConnection,
    onStranger: () => {
      if (user === firstUser) toasts.show(`Nobody here has the id “${user}”.`);
      else become(firstUser);
    },
  });
}

document.body.replaceChildren(frame.node, modals.node, announcer, toasts.node);
become(new URL(location.href).searchParams.get('user') ?? firstUser);
guide = await fetchGuide(guideUrl);
desk?.redraw();
