import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Speech } from '../text/speech.ts';
import { createAttachments } from './attachments.ts';
import { createSlashMenu } from './slash-menu.ts';
import { allSuggestions, isComplete, type Suggestion, suggestionsFor } from './suggestions.ts';

export type ComposerTarget = { readonly channel: string; readonly thread?: string };

export type Composer = {
  readonly node: HTMLElement;
  /** Keeps the draft. */
  readonly label: (speech: Speech, name: string, placeholder: string) => void;
};

const tallestPx = 220;

/** Where a person writes: Enter sends, Shift+Enter starts a new line, a slash offers the commands. */
export function createComposer(desk: Desk, target: ComposerTarget): Composer {
  const attachments = createAttachments(desk);
  const menu = createSlashMenu((id) => field.setAttribute('aria-activedescendant', id), complete);
  const known = (): Suggestion[] => allSuggestions(desk.state, desk.guide);

  function resize(): void {
    field.style.setProperty('height', 'auto');
    field.style.setProperty('height', `${Math.min(tallestPx, field.scrollHeight)}px`);
    send.disabled = field.value.trim() === '' && attachments.node.childElementCount === 0;
  }
  function suggest(): void {
    const all = known();
    menu.show(suggestionsFor(field.value, all), !isComplete(field.value, desk.state, all));
    field.setAttribute('aria-expanded', String(menu.isOpen()));
  }
  function put(text: string): void {
    field.value = text;
    resize();
    suggest();
    field.focus();
  }
  function complete(choice: Suggestion): void {
    put(choice.usage === choice.insert ? choice.insert : `${choice.insert} `);
    menu.hide();
  }
  async function say(): Promise<void> {
    const text = field.value.trim();
    if (attachments.isBusy()) return;
    const files = attachments.take();
    if (text === '' && files.length === 0) return;
    put('');
    menu.hide();
    const answer = await desk.act({
      act: 'say',
      channel: target.channel,
      text,
      ...(target.thread !== undefined && { thread_ts: target.thread }),
      ...(files.length > 0 && { files: files.map(({ id }) => id) }),
    });
    if (answer.ok) return;
    if (field.value === '') put(text);
    menu.hide();
    attachments.giveBack(files);
  }
  const menuKeys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => menu.move(1),
    ArrowUp: () => menu.move(-1),
    Escape: () => menu.hide(),
    Tab: () => {
      const choice = menu.active() ?? menu.first();
      if (choice) complete(choice);
    },
  };
  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const act = menu.isOpen() ? menuKeys[event.key] : undefined;
    const sends = event.key === 'Enter' && !event.shiftKey;
    if (!act && !sends) return;
    event.preventDefault();
    const choice = menu.isOpen() ? menu.active() : undefined;
    if (act) act();
    else if (choice) complete(choice);
    else void say();
  }
  const field = h('textarea', {
    class: 'composer-field',
    rows: 1,
    'aria-controls': menu.node.id,
    'aria-autocomplete': 'list',
    'data-test': 'composer',
    'data-key': `composer/${target.channel}/${target.thread ?? ''}`,
    on: {
      keydown: onKey,
      input: () => {
        resize();
        suggest();
      },
      blur: () => menu.hide(),
      paste: (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        void attachments.add(files).then(resize);
      },
    },
  });
  const startCommand = (): void => put(field.value === '' ? '/' : field.value);
  const send = h(
    'button',
    {
      type: 'button',
      class: 'send',
      disabled: true,
      on: { click: () => void say() },
    },
    icon('send'),
  );
  const commands = h(
    'button',
    { type: 'button', class: 'icon-button', on: { click: startCommand } },
    icon('slash'),
  );
  const hint = h('small', { class: 'composer-hint' });
  // A finished upload can make the message sendable without a key press.
  new MutationObserver(resize).observe(attachments.node, { childList: true });
  const node = h(
    'div',
    { class: 'composer', on: dropHandlers(attachments.add) },
    menu.node,
    h(
      'div',
      { class: 'composer-box' },
      field,
      attachments.node,
      h('div', { class: 'composer-bar' }, attachments.button, commands, hint, send),
    ),
  );
  return {
    node,
    label(speech, name, placeholder) {
      field.setAttribute('aria-label', name);
      field.placeholder = placeholder;
      send.setAttribute('aria-label', speech.say('Send message'));
      commands.setAttribute('aria-label', speech.say('Commands'));
      commands.title = speech.say('Commands');
      hint.replaceChildren(
        h('kbd', {}, 'Enter'),
        ` ${speech.say('to send')} · `,
        h('kbd', {}, 'Shift + Enter'),
        ` ${speech.say('for a new line')}`,
      );
    },
  };
}

const dropHandlers = (add: (files: readonly File[]) => Promise<void>) => ({
  dragover: (event: DragEvent) => event.preventDefault(),
  drop: (event: DragEvent) => {
    event.preventDefault();
    void add([...(event.dataTransfer?.files ?? [])]);
  },
});
