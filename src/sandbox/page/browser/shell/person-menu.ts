import type { PageUser } from '../../../slack/page-protocol.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { type MenuItem, menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import { avatar } from './avatar.ts';

const roleOf = ({ is_admin, is_restricted }: PageUser): string =>
  is_admin ? 'Admin' : is_restricted ? 'Guest' : 'Member';

/** Lets one browser be each person of the workspace in turn, in the language of their Slack. */
export function personMenu(desk: Desk, become: (userId: string) => void): HTMLElement {
  const { me } = desk.state;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-label': `You are ${me.real_name}, ${roleOf(me)}. Switch person or language`,
      'data-test': 'person',
    },
    avatar(me.real_name, false),
    h('span', { class: 'person-words' }, h('strong', {}, me.real_name), h('small', {}, roleOf(me))),
    icon('chevron'),
  );
  const languageOf = (user: PageUser): string =>
    desk.state.languages.find(({ locale }) => locale === user.locale)?.name ?? user.locale;
  const people = (): MenuItem[] =>
    desk.state.users
      .filter((user) => !user.is_bot)
      .map((user) => ({
        label: user.real_name,
        description: `${roleOf(user)} · ${languageOf(user)}`,
        icon: avatar(user.real_name, false),
        checked: user.id === me.id,
        run: () => become(user.id),
      }));
  const languages = (): MenuItem[] =>
    desk.state.languages.map(({ locale, name }) => ({
      label: name,
      icon: icon('globe'),
      checked: locale === desk.state.me.locale,
      run: () => {
        void desk.act({ act: 'speak', locale });
        desk.notify(
          `${me.real_name} uses Slack in ${name} now. ${desk.state.bot.name} notices within half a minute.`,
        );
      },
    }));
  return menuButton(button, 'Switch person or language', () => [...people(), ...languages()]);
}
