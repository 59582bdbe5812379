import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { createChatScreen } from './chat-screen.ts';
import { createPeopleScreen } from './people-screen.ts';
import { createPhoneClient } from './phone-client.ts';

export type Phone = {
  readonly node: HTMLElement;
  readonly open: () => void;
  readonly close: () => void;
};

type PhoneOptions = {
  readonly url: string;
  readonly notify: (words: string) => void;
  readonly onClose: () => void;
};

/** A customer's phone: first whose it is, then that person's chat with the business. */
export function createPhone({ url, notify, onClose }: PhoneOptions): Phone {
  const client = createPhoneClient(url);
  const failed = (error: unknown): void => notify(error instanceof Error ? error.message : String(error));
  const people = createPeopleScreen({ client, failed, pick });
  const chat = createChatScreen({ client, failed, back });
  const screen = h('div', { class: 'phone-screen' });
  const node = h(
    'div',
    { class: 'phone-body', on: { keydown: onKey } },
    h(
      'header',
      { class: 'phone-head' },
      h('h2', {}, 'A customer’s phone'),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close the phone', on: { click: onClose } },
        icon('close'),
      ),
    ),
    screen,
  );

  function pick(phone: string): void {
    redraw(screen, [chat.node]);
    chat.open(phone);
  }
  function back(): void {
    const last = chat.close();
    redraw(screen, [people.node]);
    people.open(last);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || node.querySelector(':popover-open')) return;
    if (chat.node.isConnected) back();
    else onClose();
  }

  return {
    node,
    open() {
      if (chat.isOpen()) return;
      redraw(screen, [people.node]);
      people.open(undefined);
    },
    close() {
      chat.close();
    },
  };
}
