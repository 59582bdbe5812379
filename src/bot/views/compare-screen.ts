import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { CountedCell } from '../../entities/cell.ts';
import { figuresOf } from '../../entities/figures.ts';
import { say } from '../../entities/language/say.ts';
import { comparedFigures } from '../../reports/figure-lines.ts';
import type { ScopeDescription } from '../../reports/reader.ts';
import { actions, context, fields, plain, section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Comparison, changeComparisonId, comparisonValue } from './compare-value.ts';
import { definitionLines } from './definition-lines.ts';
import type { Screen } from './screen.ts';

export interface ComparedVersions {
  readonly comparison: Comparison;
  readonly description: ScopeDescription;
  readonly first: readonly CountedCell[];
  readonly second: readonly CountedCell[];
}

/** One of the two versions; each choice names the whole comparison it leads to. */
function versionPicker(
  side: 'first' | 'second',
  comparison: Comparison,
  versions: readonly number[],
): StaticSelect {
  const options = versions.slice(0, limits.optionsPerSelect).map(
    (number): PlainTextOption => ({
      text: plain(say`Version ${number}`, limits.optionText),
      value: comparisonValue({ ...comparison, [side]: number }),
    }),
  );
  const chosen = options.find(({ value }) => value === comparisonValue(comparison));
  return {
    type: 'static_select',
    action_id: `${changeComparisonId}:${side}`,
    placeholder: plain(side === 'first' ? say`First version` : say`Second version`, 150),
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** The page's figures of two versions beside each other, with the difference. */
export function compareScreen({ comparison, description, first, second }: ComparedVersions): Screen {
  const { conversation, versions } = description;
  const names = [say`Version ${comparison.first}`, say`Version ${comparison.second}`] as const;
  const title = escapeText(oneLine(conversation), 300).replaceAll('*', '∗');
  const rows = comparedFigures(figuresOf(first), figuresOf(second));
  const opening = say`*${title}*\n${names[0]} and ${names[1]}, and what changed from one to the other.`;
  const blocks = rows.flatMap(({ label, before, now, change }): KnownBlock[] => [
    section(`*${label}*`),
    fields([`${names[0]}\n${before}`, `${names[1]}\n${now} · ${change}`]),
  ]);
  return {
    title: say`Compare versions`,
    lines: [
      opening,
      ...rows.map(
        ({ label, before, now, change }) => `${label}: ${names[0]} ${before}, ${names[1]} ${now}, ${change}`,
      ),
      ...definitionLines(),
    ],
    blocks: [
      section(opening),
      actions([versionPicker('first', comparison, versions), versionPicker('second', comparison, versions)]),
      ...blocks,
      context(definitionLines().join('\n')),
    ],
  };
}
