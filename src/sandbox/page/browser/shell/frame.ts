import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type Speech, speechOf } from '../text/speech.ts';
import { appMark } from './avatar.ts';
import { personMenu } from './person-menu.ts';

export type Frame = {
  readonly node: HTMLElement;
  readonly sidebar: HTMLElement;
  readonly main: HTMLElement;
  readonly aside: HTMLElement;
  readonly phone: HTMLElement;
  readonly closeSidebar: () => void;
  readonly drawTop: (desk: Desk, open: OpenPanes) => void;
  readonly setConnection: (isUp: boolean) => void;
};

/** Undefined: the page has none. */
export type OpenPanes = { readonly guide: boolean; readonly phone: boolean | undefined };

type FrameActions = {
  readonly toggleGuide: () => void;
  readonly togglePhone: () => void;
  readonly become: (userId: string) => void;
};

const paneToggle = (sign: 'compass' | 'phone', label: string, isOpen: boolean, toggle: () => void) =>
  h(
    'button',
    {
      type: 'button',
      class: 'guide-toggle',
      'data-key': sign,
      'aria-label': label,
      'aria-expanded': String(isOpen),
      on: { click: toggle },
    },
    icon(sign),
    h('span', {}, label),
  );

/** The unchanging parts of the page: top bar, sidebar, middle and right-hand panel. */
export function createFrame({ toggleGuide, togglePhone, become }: FrameActions): Frame {
  const sidebar = h('nav', { class: 'sidebar', id: 'sidebar' });
  const main = h('main', { class: 'main' });
  const aside = h('aside', { class: 'aside', hidden: true });
  const phone = h('section', { class: 'phone', hidden: true });
  const offline = h('div', { class: 'offline', role: 'status', hidden: true });
  const simulated = h('span', { class: 'simulated' });
  const workspace = h('span', { class: 'workspace' });
  const tools = h('span', { class: 'top-tools' });
  const scrim = h('div', { class: 'scrim', on: { click: () => setSidebar(false) } });
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button menu-toggle',
      'aria-controls': 'sidebar',
      'aria-expanded': 'false',
      on: { click: () => setSidebar(!node.classList.contains('sidebar-open')) },
    },
    icon('menu'),
  );
  const top = h('header', { class: 'top' }, menu, appMark(), workspace, simulated, tools);
  const node = h('div', { class: 'frame' }, top, offline, sidebar, scrim, main, aside, phone);

  function setSidebar(isOpen: boolean): void {
    node.classList.toggle('sidebar-open', isOpen);
    menu.setAttribute('aria-expanded', String(isOpen));
  }
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setSidebar(false);
  });
  function label({ say }: Speech): void {
    sidebar.setAttribute('aria-label', say('Workspace'));
    aside.setAttribute('aria-label', say('Details'));
    phone.setAttribute('aria-label', say('Phone'));
    menu.setAttribute('aria-label', say('Channels and apps'));
    offline.textContent = say('Connection lost. Reconnecting…');
    simulated.textContent = say('SIMULATED');
    simulated.title = say('No real Slack, no real WhatsApp: nobody gets a message.');
  }
  label(speechOf(navigator.language));
  let drawnFor: readonly unknown[] = [];

  return {
    node,
    sidebar,
    main,
    aside,
    phone,
    closeSidebar: () => setSidebar(false),
    drawTop(desk, open) {
      const { state, guide } = desk;
      const { speech } = desk.directory;
      const signature = [state.me.id, speech, state.users, guide, open.guide, open.phone];
      if (signature.every((part, index) => part === drawnFor[index])) return;
      drawnFor = signature;
      label(speech);
      workspace.textContent = `${state.team.name} (local)`;
      tools.replaceChildren(
        ...(guide ? [paneToggle('compass', speech.say('Try this'), open.guide, toggleGuide)] : []),
        ...(open.phone === undefined
          ? []
          : [paneToggle('phone', speech.say('Phone'), open.phone, togglePhone)]),
        personMenu(desk, become),
      );
    },
    setConnection(isUp) {
      offline.hidden = isUp;
    },
  };
}
