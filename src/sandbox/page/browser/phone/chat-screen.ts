import type { PhoneAct, PhoneChat, PhoneMessage } from '../../../whatsapp/phone-message.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { avatar } from '../shell/avatar.ts';
import { bubble } from './bubble.ts';
import { shownPhone } from './people-screen.ts';
import type { PhoneClient } from './phone-client.ts';
import { createPhoneComposer } from './phone-composer.ts';

type ChatOptions = {
  readonly client: PhoneClient;
  readonly failed: (error: unknown) => void;
  readonly back: () => void;
};

type Drawn = { readonly signature: string; readonly node: HTMLElement };

/** The emoji that the person left on each message; a later one takes the place of the earlier. */
const reactionsIn = (messages: readonly PhoneMessage[]): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap(({ kind, quoting, text }) => (kind === 'reaction' && quoting ? [[quoting, text]] : [])),
  );

/** One person's chat with the business. */
export function createChatScreen({ client, failed, back }: ChatOptions): {
  readonly node: HTMLElement;
  readonly isOpen: () => boolean;
  readonly open: (phone: string) => void;
  /** Tells whose chat it was. */
  readonly close: () => string | undefined;
} {
  let phone: string | undefined;
  let stop = (): void => undefined;
  let asked = 0;
  let drawn = new Map<string, Drawn>();
  const head = h('div', { class: 'chat-head' });
  const list = h('div', { class: 'bubbles', role: 'log', tabindex: 0, 'aria-label': 'Chat' });
  const composer = createPhoneComposer({ act, sendFile });

  function act(deed: PhoneAct): Promise<boolean> {
    return done(phone === undefined ? Promise.resolve() : client.act(phone, deed));
  }
  function sendFile(file: File): Promise<boolean> {
    return done(phone === undefined ? Promise.resolve() : client.sendFile(phone, file));
  }
  const done = (work: Promise<void>): Promise<boolean> =>
    work.then(
      () => true,
      (error: unknown) => {
        failed(error);
        return false;
      },
    );

  function drawHead({ person, business }: PhoneChat): void {
    const { name, happens } = person;
    redraw(head, [
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'Back to the customers',
          'data-key': 'back',
          on: { click: back },
        },
        icon('back'),
      ),
      avatar(business, false),
      h(
        'div',
        { class: 'chat-names' },
        h('strong', {}, business),
        h('small', {}, `You are ${name}, ${shownPhone(person.phone)}`),
        h('small', {}, `Templates to this phone: ${happens}`),
      ),
    ]);
  }
  function drawMessages({ messages }: PhoneChat): void {
    const reactions = reactionsIn(messages);
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const next = new Map<string, Drawn>();
    for (const message of messages) {
      if (message.kind === 'reaction') continue;
      const signature = JSON.stringify([message, reactions.get(message.id)]);
      const known = drawn.get(message.id);
      const node =
        known?.signature === signature
          ? known.node
          : bubble(message, { reaction: reactions.get(message.id), act });
      next.set(message.id, { signature, node });
    }
    const nothing = h(
      'p',
      { class: 'no-bubbles' },
      'No messages yet. Write to the business, or send to this person in Slack.',
    );
    const isLonger = next.size !== drawn.size;
    drawn = next;
    redraw(list, next.size === 0 ? [nothing] : [...next.values()].map(({ node }) => node));
    if (isAtEnd || isLonger) list.scrollTop = list.scrollHeight;
  }
  async function show(wanted: string): Promise<void> {
    asked += 1;
    const mine = asked;
    const chat = await client.chat(wanted);
    if (mine !== asked || phone !== wanted) return;
    drawHead(chat);
    drawMessages(chat);
  }

  return {
    node: h('div', { class: 'chat-screen' }, head, list, composer.node),
    isOpen: () => phone !== undefined,
    open(wanted) {
      phone = wanted;
      drawn = new Map();
      list.replaceChildren();
      composer.clear();
      stop = client.follow(wanted, () => void show(wanted).catch(failed));
      composer.focus();
    },
    close() {
      stop();
      const last = phone;
      phone = undefined;
      return last;
    },
  };
}
