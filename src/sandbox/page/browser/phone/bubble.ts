import type { PhoneAct, PhoneFile, PhoneMessage, Tick } from '../../../whatsapp/phone-message.ts';
import { type Child, h, uniqueId } from '../dom.ts';
import { icon } from '../icons.ts';

type BubbleOptions = {
  readonly reaction: string | undefined;
  readonly act: (act: PhoneAct) => Promise<boolean>;
};

const ticks: Readonly<Record<Tick, { readonly sign: string; readonly words: string }>> = {
  accepted: { sign: '○', words: 'on its way' },
  sent: { sign: '✓', words: 'sent' },
  delivered: { sign: '✓✓', words: 'delivered' },
  read: { sign: '✓✓', words: 'read' },
  failed: { sign: '!', words: 'not delivered' },
};

const emoji = ['👍', '❤️', '😂', '🙏'];

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What stands for a message that has no words of its own. */
const signs: Readonly<Record<string, string>> = {
  sticker: 'Sticker',
  location: 'Location',
  audio: 'Voice note',
};

function fileNode(kind: string, { name, href, link }: PhoneFile): HTMLElement {
  if (href === undefined) {
    return h('span', { class: 'speech-file' }, icon('file'), h('span', {}, name || link || 'File'));
  }
  if (kind === 'image') return h('img', { class: 'speech-picture', src: href, alt: name || 'Picture' });
  if (kind === 'audio') {
    return h('audio', {
      class: 'speech-sound',
      src: href,
      controls: true,
      preload: 'none',
      'aria-label': name,
    });
  }
  return h('a', { class: 'speech-file', href, download: name }, icon('file'), h('span', {}, name || 'File'));
}

/** A button that shows or hides what belongs to it. */
function disclosure(label: Child, name: string, css: string, shown: HTMLElement): HTMLElement[] {
  shown.id = uniqueId('shown');
  shown.hidden = true;
  const button = h(
    'button',
    {
      type: 'button',
      class: css,
      'aria-label': name,
      'aria-expanded': 'false',
      'aria-controls': shown.id,
      on: {
        click: () => {
          shown.hidden = !shown.hidden;
          button.setAttribute('aria-expanded', String(!shown.hidden));
        },
      },
    },
    label,
  );
  return [button, shown];
}

function choiceNodes(message: PhoneMessage, act: BubbleOptions['act']): HTMLElement[] {
  const { id, kind, choices = [], listButton = 'Choose' } = message;
  const buttons = choices.map((choice) =>
    h(
      'button',
      {
        type: 'button',
        class: 'speech-choice',
        'data-key': `${id} ${choice.id}`,
        on: { click: () => void act({ act: 'tap', message: id, choice: choice.id }) },
      },
      h('span', {}, choice.title),
      choice.description && h('small', {}, choice.description),
    ),
  );
  if (buttons.length === 0) return [];
  const group = h('div', { class: 'speech-choices', role: 'group', 'aria-label': 'Answers' }, ...buttons);
  return kind === 'list' ? disclosure(`☰ ${listButton}`, listButton, 'speech-choice', group) : [group];
}

function reactNodes({ id }: PhoneMessage, act: BubbleOptions['act']): HTMLElement[] {
  const shown = h(
    'span',
    { class: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    ...emoji.map((one) =>
      h(
        'button',
        {
          type: 'button',
          class: 'reaction-choice',
          'aria-label': `React with ${one}`,
          on: { click: () => void act({ act: 'react', message: id, emoji: one }) },
        },
        one,
      ),
    ),
  );
  return disclosure(icon('smile'), 'React', 'icon-button react', shown);
}

/** One message, on the side of whoever wrote it. */
export function bubble(message: PhoneMessage, { reaction, act }: BubbleOptions): HTMLElement {
  const { from, at, kind, title, text, footer, file, tick } = message;
  const told = tick && ticks[tick];
  const isTheirs = from === 'business';
  const words = text || (file && kind !== 'sticker' ? '' : (signs[kind] ?? kind));
  return h(
    'article',
    { class: `speech from-${from}`, 'aria-label': isTheirs ? 'From the business' : 'From you' },
    title && h('strong', { class: 'speech-title' }, title),
    file && kind !== 'sticker' && fileNode(kind, file),
    kind === 'sticker' && h('span', { class: 'speech-sticker', 'aria-hidden': 'true' }, '🎉'),
    kind === 'location' && h('span', { class: 'speech-file' }, icon('pin'), h('span', {}, 'Location')),
    words && h('p', { class: 'speech-text' }, words),
    footer && h('small', { class: 'speech-footer' }, footer),
    h(
      'span',
      { class: 'speech-foot' },
      h('time', { datetime: new Date(at).toISOString() }, clock.format(at)),
      told &&
        h(
          'span',
          { class: `tick tick-${tick}` },
          h('span', { 'aria-hidden': 'true' }, told.sign),
          h('span', {}, told.words),
        ),
      ...(isTheirs ? reactNodes(message, act) : []),
    ),
    reaction &&
      h(
        'span',
        { class: 'speech-reaction', role: 'img', 'aria-label': `You reacted with ${reaction}` },
        reaction,
      ),
    ...choiceNodes(message, act),
  );
}
