import type { PhonePerson } from '../../../whatsapp/phone-message.ts';
import { h, uniqueId } from '../dom.ts';
import { avatar } from '../shell/avatar.ts';
import type { PhoneClient } from './phone-client.ts';

type PeopleOptions = {
  readonly client: PhoneClient;
  readonly failed: (error: unknown) => void;
  readonly pick: (phone: string) => void;
};

export const shownPhone = (digits: string): string =>
  digits.replace(/^1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3').replace(/^(\d)/, '+$1');

/** Whose phone it is: everybody on the sample list, those with a chat first. */
export function createPeopleScreen({ client, failed, pick }: PeopleOptions): {
  readonly node: HTMLElement;
  /** Puts the focus on this person, or where one types a name. */
  readonly open: (phone: string | undefined) => void;
} {
  const id = uniqueId('people');
  const list = h('ul', { class: 'people', id, 'aria-label': 'Customers' });
  const status = h('p', { class: 'people-status', role: 'status' });
  let asked = 0;

  const entry = ({ phone, name, happens, last }: PhonePerson): HTMLElement =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'customer', 'data-key': phone, on: { click: () => pick(phone) } },
        avatar(name, false),
        h(
          'span',
          { class: 'customer-words' },
          h('strong', {}, name),
          h('small', {}, shownPhone(phone)),
          h('small', { class: 'customer-note' }, last ? last.text : happens),
        ),
      ),
    );

  async function show(): Promise<void> {
    asked += 1;
    const mine = asked;
    const people = await client.people(field.value);
    if (mine !== asked) return;
    list.replaceChildren(...people.map(entry));
    status.textContent = people.length === 0 ? 'Nobody has this name or number.' : '';
  }
  const field = h('input', {
    type: 'search',
    class: 'field people-find',
    placeholder: 'Name or number',
    'aria-label': 'Find a customer',
    'aria-controls': id,
    on: { input: () => void show().catch(failed) },
  });
  return {
    node: h(
      'div',
      { class: 'people-screen' },
      h(
        'p',
        { class: 'people-lead' },
        'Whose phone is it? While it is open, only you answer for this person.',
      ),
      field,
      status,
      list,
    ),
    open(phone) {
      field.focus();
      const focusPerson = (): void => {
        if (phone === undefined || !field.matches(':focus')) return;
        list.querySelector<HTMLElement>(`[data-key="${CSS.escape(phone)}"]`)?.focus();
      };
      show().then(focusPerson, failed);
    },
  };
}
