import type { PhoneAct } from '../../../whatsapp/phone-message.ts';
import { h } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';

type ComposerOptions = {
  readonly act: (act: PhoneAct) => Promise<boolean>;
  readonly sendFile: (file: File) => Promise<boolean>;
};

/** Where the customer writes, and what else leaves a phone. */
export function createPhoneComposer({ act, sendFile }: ComposerOptions): {
  readonly node: HTMLElement;
  readonly focus: () => void;
  readonly clear: () => void;
} {
  const chooser = h('input', {
    type: 'file',
    hidden: true,
    'aria-label': 'Picture or document',
    on: {
      change: () => {
        const file = chooser.files?.[0];
        if (file) void sendFile(file);
        chooser.value = '';
      },
    },
  });
  const more = menuButton(
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': 'Send something else', 'data-key': 'phone-more' },
      icon('attach'),
    ),
    'Send something else',
    () => [
      { label: 'Picture or document', icon: icon('file'), run: () => chooser.click() },
      { label: 'Voice note', icon: icon('microphone'), run: () => void act({ act: 'voice' }) },
      { label: 'Location', icon: icon('pin'), run: () => void act({ act: 'location' }) },
      { label: 'Sticker', icon: icon('smile'), run: () => void act({ act: 'sticker' }) },
    ],
  );
  const field = h('input', {
    type: 'text',
    class: 'phone-field',
    placeholder: 'Message',
    autocomplete: 'off',
    'aria-label': 'Message to the business',
    'data-key': 'phone-field',
  });
  const form = h(
    'form',
    {
      class: 'phone-composer',
      on: {
        submit: (event) => {
          event.preventDefault();
          void say();
        },
      },
    },
    more,
    chooser,
    field,
    h('button', { type: 'submit', class: 'send', 'aria-label': 'Send to the business' }, icon('send')),
  );
  async function say(): Promise<void> {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    if (!(await act({ act: 'text', text })) && field.value === '') field.value = text;
  }
  return {
    node: form,
    focus: () => field.focus(),
    clear() {
      field.value = '';
    },
  };
}
