import type { PageUser } from '../../../slack/page-protocol.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import { avatar } from './avatar.ts';

const roleOf = ({ is_admin, is_restricted }: PageUser): string =>
  is_admin ? 'Admin' : is_restricted ? 'Guest' : 'Member';

/** Lets one browser be each person of the workspace in turn. */
export function personMenu(desk: Desk, become: (userId: string) => void): HTMLElement {
  const { me } = desk.state;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-label': `You are ${me.real_name}, ${roleOf(me)}. Switch person`,
      'data-test': 'person',
    },
    avatar(me.real_name, false),
    h('span', { class: 'person-words' }, h('strong', {}, me.real_name), h('small', {}, roleOf(me))),
    icon('chevron'),
  );
  return menuButton(button, 'Switch person', () =>
    desk.state.users
      .filter((user) => !user.is_bot)
      .map((user) => ({
        label: user.real_name,
        description: roleOf(user),
        icon: avatar(user.real_name, false),
        checked: user.id === me.id,
        run: () => become(user.id),
      })),
  );
}
