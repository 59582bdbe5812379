import type { KnownBlock } from '@slack/types';
import type { CountedCell } from '../../entities/cell.ts';
import { deploymentStates } from '../../entities/deployment-state.ts';
import { countByState, figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { ScopeFigures } from './scope-lookup.ts';
import type { Screen } from './screen.ts';
import { usersValue } from './users-wish.ts';

export const figureUsersId = 'figure_users';

interface Parts {
  readonly counts: (cell: CountedCell) => boolean;
  /** How its users are told from the others in the lists below. */
  readonly note: string;
}

/** Figures that count users of several states, or a part of one. */
const figuresInParts = {
  messagesSent: {
    counts: ({ sent }) => sent,
    note: text('By the state they are in now. A user whose message left may still have failed later.'),
  },
  responses: {
    counts: ({ responded }) => responded,
    note: text(
      'Whoever answered is delivered; in the list they have the conversation stage In Flow or Finished.',
    ),
  },
} as const satisfies Readonly<Record<string, Parts>>;
export type FigureInParts = keyof typeof figuresInParts;

const isFigureInParts = (word: string): word is FigureInParts => Object.hasOwn(figuresInParts, word);

/** `deployment:104|responses`. */
export const figureUsersValue = (scope: string, name: FigureInParts): string => `${scope}|${name}`;

/** Undefined when the value is not one of ours. */
export function parseFigureUsersValue(
  value: string,
): { readonly scope: string; readonly name: FigureInParts } | undefined {
  const [scope = '', name = ''] = value.split('|');
  return isFigureInParts(name) ? { scope, name } : undefined;
}

/** In which states the users of a figure are, each leading to its users. */
export function figureUsersScreen({ description, cells }: ScopeFigures, name: FigureInParts): Screen {
  const { counts, note } = figuresInParts[name];
  const label = said(figureDefinitions[name].label);
  const total = figuresOf(cells)[name];
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const scope = scopeValue(description.scope);
  const parts = countByState(cells.filter(counts)).map(({ state, count }) => ({
    state,
    line: `*${said(deploymentStates[state].label)}*: ${counted(count, 'user')}, ${percentText((count / total) * 100)}`,
  }));
  const opening = `*${title}*\n${label}: ${countText(total)}. ${said(note)}`;
  return {
    title: label,
    lines: [opening, ...parts.map(({ line }) => line)],
    blocks: [
      section(opening),
      ...parts.map(
        ({ state, line }): KnownBlock =>
          section(
            line,
            button({
              id: `${actionIds.seeUsers}:${state}`,
              label: say`See users`,
              spoken: say`See users: ${said(deploymentStates[state].label)}`,
              value: usersValue({ scope, state }),
            }),
          ),
      ),
    ],
  };
}
