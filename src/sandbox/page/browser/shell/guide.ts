import type { PageGuide } from '../../../page-guide.ts';
import { h } from '../dom.ts';
import type { Directory } from '../text/directory.ts';
import { inline } from '../text/mrkdwn.ts';
import type { Speech } from '../text/speech.ts';
import { paneHead } from './thread-pane.ts';

type Remembered = { readonly read: () => string | null; readonly write: (value: string) => void };

/** A value kept in this browser; a browser that keeps nothing forgets it at reload. */
export function remembered(name: string): Remembered {
  let value: string | null = null;
  return {
    read() {
      try {
        return localStorage.getItem(name) ?? value;
      } catch {
        return value;
      }
    },
    write(next) {
      value = next;
      try {
        localStorage.setItem(name, next);
      } catch {
        // Storage is switched off; the value above serves until the page is closed.
      }
    },
  };
}

function step(words: string, index: number, directory: Directory): HTMLElement {
  const memory = remembered(`guide-step-${index}-${words}`);
  const box = h('input', {
    type: 'checkbox',
    'aria-label': directory.speech.say('Step {0} done', index + 1),
    on: { change: () => memory.write(box.checked ? 'done' : '') },
  });
  box.checked = memory.read() === 'done';
  return h(
    'li',
    {},
    h(
      'label',
      { class: 'step' },
      box,
      h('span', { class: 'step-number', 'aria-hidden': 'true' }, String(index + 1)),
      h('span', { class: 'step-words' }, inline(words, directory)),
    ),
  );
}

const endingsTable = ({ endings }: PageGuide, { say }: Speech): HTMLElement =>
  h(
    'table',
    { class: 'endings' },
    h('caption', {}, say('The last digits of a phone decide what the simulated WhatsApp does with it.')),
    h(
      'thead',
      {},
      h('tr', {}, h('th', { scope: 'col' }, say('Ends in')), h('th', { scope: 'col' }, say('What happens'))),
    ),
    h(
      'tbody',
      {},
      ...endings.map((row) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, h('code', {}, row.endings)),
          h('td', {}, h('strong', {}, row.title), h('small', {}, row.whatHappens)),
        ),
      ),
    ),
  );

const isLocal = (href: string): boolean => /^\/(?!\/)/.test(href) || /^https?:\/\//.test(href);

/** The newcomer's walk through the product. */
export function guidePane(guide: PageGuide, directory: Directory, close: () => void): HTMLElement[] {
  const { say } = directory.speech;
  const links = guide.links
    .filter(({ href }) => isLocal(href))
    .map(({ label, href }) => {
      const isFile = /\.\w+$/.test(href);
      return h(
        'a',
        { class: 'button small', href, download: isFile, target: isFile ? null : '_blank' },
        label,
      );
    });
  return [
    paneHead(say('Try this'), say('A first send in five minutes'), say('Close the guide'), close),
    h(
      'div',
      { class: 'guide', tabindex: 0, role: 'region', 'aria-label': say('Guide') },
      h(
        'p',
        { class: 'guide-lead' },
        say('Everything here is simulated: no account, no real WhatsApp, nobody gets a message.'),
      ),
      h('ol', { class: 'steps' }, ...guide.steps.map((words, index) => step(words, index, directory))),
      links.length > 0 && h('div', { class: 'guide-links' }, ...links),
      guide.endings.length > 0 && endingsTable(guide, directory.speech),
    ),
  ];
}
