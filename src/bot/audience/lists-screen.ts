import type { KnownBlock } from '@slack/types';
import type { SavedListLine } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actions, button, section } from '../blocks/elements.ts';
import { dateToken, escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import type { Screen } from '../views/screen.ts';

export const showListId = 'show_list';
export const listFormId = 'list_form';
export const deleteListId = 'delete_list';
export const sendToListId = 'send_to_saved_list';
export const mostLists = 40;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const mostColumns = 20;

function factsOf({ users, columns, updatedBy, updatedAt }: SavedListLine): string {
  const named = columns.slice(0, mostColumns).map((column) => escapeText(oneLine(column), 60));
  const more = columns.length - named.length;
  const list = named.join(', ');
  const variables =
    columns.length === 0
      ? say`no variables`
      : more > 0
        ? say`variables ${list} and ${more} more`
        : say`variables ${list}`;
  return say`${counted(users, 'user')} · ${variables} · changed by ${mention(updatedBy)} ${dateToken(updatedAt)}`;
}

const newButton = () => button({ id: `${listFormId}:new`, label: say`New list`, value: 'new' });

/** The lists that are kept, by name. */
export function listsScreen(lists: readonly SavedListLine[]): Screen {
  const opening =
    lists.length === 0
      ? say`No list is kept yet. Keep one to send to it again and again: press New list, or \`/treble lists new vips\`.`
      : lists.length > mostLists
        ? say`More than ${mostLists} lists, by name. The first ${mostLists} are shown; open another one with its name. Choose one in \`/treble send\` under Saved list.`
        : say`${counted(lists.length, 'list')}, by name. Choose one in \`/treble send\` under Saved list.`;
  const shown = lists.slice(0, mostLists);
  return {
    title: say`Saved lists`,
    lines: [opening, ...shown.map((list) => `${nameOf(list.name)}: ${factsOf(list)}`)],
    blocks: [
      section(opening),
      ...shown.map(
        (list): KnownBlock =>
          section(
            `*${nameOf(list.name)}*\n${factsOf(list)}`,
            button({
              id: `${showListId}:${list.id}`,
              label: say`Open`,
              spoken: say`Open ${list.name}`,
              value: list.name,
            }),
          ),
      ),
      actions([newButton()]),
    ],
  };
}

/** One list, and what can be done with it. */
export function listScreen(list: SavedListLine): Screen {
  const { name } = list;
  const text = `*${nameOf(name)}*\n${factsOf(list)}`;
  return {
    title: say`Saved list`,
    lines: [text],
    blocks: [
      section(text),
      actions([
        button({ id: sendToListId, label: say`Send to this list`, value: name, style: 'primary' }),
        button({ id: `${listFormId}:append`, label: say`Append`, value: `append:${name}` }),
        button({ id: `${listFormId}:replace`, label: say`Replace`, value: `replace:${name}` }),
        button({
          id: deleteListId,
          label: say`Delete`,
          value: name,
          style: 'danger',
          confirm: {
            title: say`Delete this list?`,
            text: say`“${oneLine(name).slice(0, 80)}” and its ${counted(list.users, 'user')} are erased. Deployments that used it keep their users. This cannot be undone.`,
            yes: say`Delete list`,
            no: say`Keep it`,
          },
        }),
      ]),
    ],
  };
}
