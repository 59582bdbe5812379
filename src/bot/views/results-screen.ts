import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types';
import type { CountedCell } from '../../entities/cell.ts';
import { deploymentStates } from '../../entities/deployment-state.ts';
import { countByState, figureDefinitions, figureNames, figuresOf } from '../../entities/figures.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import { untoldBy } from '../../entities/untold.ts';
import type { CountedGroup } from '../../entities/user-group.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { figureLines, shareText } from '../../reports/figure-lines.ts';
import { type FunnelLine, funnelLines, stageLine } from '../../reports/funnel-lines.ts';
import type { Funnel, ScopeDescription, Times } from '../../reports/reader.ts';
import { resultCharts } from '../../reports/result-charts.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { timeLines } from '../../reports/time-lines.ts';
import { actions, button, context, plain, section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { compareButton } from './compare-value.ts';
import { figureWay } from './figure-ways.ts';
import type { ScopeFigures } from './scope-lookup.ts';
import { nobodyYet, type Screen } from './screen.ts';
import { usersValue } from './users-wish.ts';

export const resultsVersionId = 'results_version';
export const metricsId = 'metrics';
export const showChartsId = 'show_charts';

const barWidth = 10;

/** `████░░░░░░`: one block stands for a tenth, and nothing that exists is drawn as nothing. */
function bar(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * barWidth)) : 0;
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

/** Versions of the conversation, newest first, and all of them together. */
function versionPicker({ scope, conversationId, versions }: ScopeDescription): ActionsBlock[] {
  if (scope.kind === 'deployment' || versions.length < 2) return [];
  const option = (label: string, value: string): PlainTextOption => ({
    text: plain(label, limits.optionText),
    value,
  });
  const all = option(say`All versions`, scopeValue({ kind: 'conversation', conversationId }));
  const each = versions
    .slice(0, limits.optionsPerSelect - 1)
    .map((versionNumber) =>
      option(say`Version ${versionNumber}`, scopeValue({ kind: 'version', conversationId, versionNumber })),
    );
  const options = [...each, all];
  const chosen = options.find(({ value }) => value === scopeValue(scope));
  const picker: StaticSelect = {
    type: 'static_select',
    action_id: resultsVersionId,
    placeholder: plain(say`Choose a version`, 150),
    options,
    ...(chosen && { initial_option: chosen }),
  };
  return [actions([picker, compareButton(conversationId, versions)])];
}

export interface ScopeResults extends ScopeFigures {
  readonly times: Times;
  readonly groups?: readonly CountedGroup[];
  /** Absent where no flow was walked. */
  readonly funnel?: Funnel | undefined;
}

interface FigureLine {
  readonly label: string;
  readonly value: string;
  readonly definition: string | undefined;
  readonly way: Button | undefined;
}

/** The page's figures in its order, then how long it took; each with its definition and the way to its users. */
function linesOf(cells: readonly CountedCell[], times: Times, scope: string): FigureLine[] {
  const figures = figuresOf(cells);
  const nameOf = (label: string) => figureNames.find((name) => said(figureDefinitions[name].label) === label);
  const counted = figureLines(figures).map(({ label, value, note }) => {
    const name = nameOf(label);
    return {
      label,
      value: note === undefined ? value : `${value} · ${note}`,
      definition: name && said(figureDefinitions[name].definition),
      way: name && figures[name] ? figureWay(name, scope) : undefined,
    };
  });
  const timed = timeLines(times).map(({ label, value, note, definition }) => ({
    label,
    value: note === undefined ? value : `${value} · ${note}`,
    definition,
    way: undefined,
  }));
  return figures.totalUsers === 0 ? counted : [...counted, ...timed];
}

/** A flow may have a hundred steps; a section takes 3,000 characters. */
const longestFunnel = 2_900;

function funnelText(groups: readonly CountedGroup[], walked: readonly FunnelLine[]): string {
  const head = [say`*Conversation stage*  ${stageLine(groups)}`, say`*Funnel*`];
  const lines = walked.map(
    ({ label, value, share }) => `${bar(share)}  *${escapeText(label, 60)}*  ${value}`,
  );
  const fits = lines.filter(
    (_line, index) => [...head, ...lines.slice(0, index + 1)].join('\n').length < longestFunnel,
  );
  return [...head, ...fits].join('\n');
}

/** The metrics page's figures with their definitions and ways to their users, and the users by state. */
export function resultsScreen({ description, cells, times, groups = [], funnel }: ScopeResults): Screen {
  const walked = funnel ? funnelLines(funnel) : [];
  const { totalUsers, sendFailure } = figuresOf(cells);
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const states = countByState(cells);
  const scope = scopeValue(description.scope);
  const lines = linesOf(cells, times, scope);
  const notes = untoldBy(description.gateways);
  const stateLines = states.map(
    ({ state, count }) =>
      `${bar(count / totalUsers)}  *${said(deploymentStates[state].label)}*  ${countText(count)} · ${shareText(count, totalUsers)}`,
  );
  const looks = [
    ...(sendFailure > 0
      ? [button({ id: actionIds.failedUsers, label: say`Failed users`, value: scope })]
      : []),
    button({ id: actionIds.seeUsers, label: say`See users`, value: usersValue({ scope, state: 'all' }) }),
    button({
      id: showChartsId,
      label: say`Charts`,
      spoken: say`Send me the charts as a message`,
      value: scope,
    }),
  ];
  return {
    title: say`Results`,
    lines: [
      title,
      ...lines.flatMap(({ label, value, definition }) => [
        `${label}: ${value}`,
        ...(definition ? [definition] : []),
      ]),
      ...(states.length === 0 ? [said(nobodyYet)] : [say`Users by state`]),
      ...states.map(
        ({ state, count }) =>
          `${said(deploymentStates[state].label)}: ${countText(count)}, ${shareText(count, totalUsers)}`,
      ),
      ...(funnel ? [say`Conversation stage: ${stageLine(groups)}`] : []),
      ...walked.map(({ label, value }) => `${label}: ${value}`),
      ...notes,
    ],
    blocks: [
      section(`*${title}*`),
      ...versionPicker(description),
      ...lines.map(({ label, value, definition, way }) =>
        section([`*${label}*  ${value}`, ...(definition ? [`_${definition}_`] : [])].join('\n'), way),
      ),
      section(states.length === 0 ? said(nobodyYet) : [say`*Users by state*`, ...stateLines].join('\n')),
      ...(funnel ? [section(funnelText(groups, walked))] : []),
      ...notes.map((note) => context(note)),
      ...(states.length === 0 ? [] : [actions(looks)]),
    ],
    charts: resultCharts(cells),
  };
}
