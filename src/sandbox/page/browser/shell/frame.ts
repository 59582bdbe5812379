import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { appMark } from './avatar.ts';
import { personMenu } from './person-menu.ts';

export type Frame = {
  readonly node: HTMLElement;
  readonly sidebar: HTMLElement;
  readonly main: HTMLElement;
  readonly aside: HTMLElement;
  readonly closeSidebar: () => void;
  readonly drawTop: (desk: Desk, isGuideOpen: boolean) => void;
  readonly setConnection: (isUp: boolean) => void;
};

type FrameActions = { readonly toggleGuide: () => void; readonly become: (userId: string) => void };

/** The unchanging parts of the page: top bar, sidebar, middle and right-hand panel. */
export function createFrame({ toggleGuide, become }: FrameActions): Frame {
  const sidebar = h('nav', { class: 'sidebar', 'aria-label': 'Workspace', id: 'sidebar' });
  const main = h('main', { class: 'main' });
  const aside = h('aside', { class: 'aside', 'aria-label': 'Details', hidden: true });
  const offline = h(
    'div',
    { class: 'offline', role: 'status', hidden: true },
    'Connection lost. Reconnecting…',
  );
  const workspace = h('span', { class: 'workspace' });
  const tools = h('span', { class: 'top-tools' });
  const scrim = h('div', { class: 'scrim', on: { click: () => setSidebar(false) } });
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button menu-toggle',
      'aria-label': 'Channels and apps',
      'aria-controls': 'sidebar',
      'aria-expanded': 'false',
      on: { click: () => setSidebar(!node.classList.contains('sidebar-open')) },
    },
    icon('menu'),
  );
  const top = h(
    'header',
    { class: 'top' },
    menu,
    appMark(),
    workspace,
    h(
      'span',
      { class: 'simulated', title: 'No real Slack, no real WhatsApp: nobody gets a message.' },
      'SIMULATED',
    ),
    tools,
  );
  const node = h('div', { class: 'frame' }, top, offline, sidebar, scrim, main, aside);

  function setSidebar(isOpen: boolean): void {
    node.classList.toggle('sidebar-open', isOpen);
    menu.setAttribute('aria-expanded', String(isOpen));
  }
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setSidebar(false);
  });
  let drawnFor: readonly unknown[] = [];

  return {
    node,
    sidebar,
    main,
    aside,
    closeSidebar: () => setSidebar(false),
    drawTop(desk, isGuideOpen) {
      const { state, guide } = desk;
      const signature = [state.me.id, state.users, guide, isGuideOpen];
      if (signature.every((part, index) => part === drawnFor[index])) return;
      drawnFor = signature;
      workspace.textContent = `${state.team.name} (local)`;
      const toggle =
        guide &&
        h(
          'button',
          {
            type: 'button',
            class: 'guide-toggle',
            'aria-label': 'Try this',
            'aria-expanded': String(isGuideOpen),
            on: { click: toggleGuide },
          },
          icon('compass'),
          h('span', {}, 'Try this'),
        );
      tools.replaceChildren(...(toggle ? [toggle] : []), personMenu(desk, become));
    },
    setConnection(isUp) {
      offline.hidden = isUp;
    },
  };
}
