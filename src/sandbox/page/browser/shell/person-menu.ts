import type { PageUser } from '../../../slack/page-protocol.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { type MenuItem, menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import type { PageWords } from '../text/page-words.ts';
import { avatar } from './avatar.ts';

const roleOf = ({ is_admin, is_restricted }: PageUser): PageWords =>
  is_admin ? 'Admin' : is_restricted ? 'Guest' : 'Member';

/** Lets one browser be each person of the workspace in turn, in the language of their Slack. */
export function personMenu(desk: Desk, become: (userId: string) => void): HTMLElement {
  const { me } = desk.state;
  const { say } = desk.directory.speech;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-label': say('You are {0}, {1}. Switch person or language', me.real_name, say(roleOf(me))),
      'data-test': 'person',
    },
    avatar(me.real_name, false),
    h('span', { class: 'person-words' }, h('strong', {}, me.real_name), h('small', {}, say(roleOf(me)))),
    icon('chevron'),
  );
  const languageOf = (user: PageUser): string =>
    desk.state.languages.find(({ locale }) => locale === user.locale)?.name ?? user.locale;
  const people = (): MenuItem[] =>
    desk.state.users
      .filter((user) => !user.is_bot)
      .map((user) => ({
        label: user.real_name,
        description: `${say(roleOf(user))} · ${languageOf(user)}`,
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
          say(
            '{0} uses Slack in {1} now. {2} notices within half a minute.',
            me.real_name,
            name,
            desk.state.bot.name,
          ),
        );
      },
    }));
  return menuButton(button, say('Switch person or language'), () => [...people(), ...languages()]);
}
