import type { ActionsBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { deploymentStates } from '../../entities/deployment-state.ts';
import { countByState, figureDefinitions, figuresOf } from '../../entities/figures.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { figureLines, shareText } from '../../reports/figure-lines.ts';
import type { ScopeDescription } from '../../reports/reader.ts';
import type { ReportChart } from '../../reports/report-document.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button, context, fields, plain, section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { countText, escapeText, oneLine } from '../blocks/slack-text.ts';
import type { ScopeFigures } from './scope-lookup.ts';
import { nobodyYet, type Screen } from './screen.ts';
import { usersValue } from './users-screen.ts';

export const resultsVersionId = 'results_version';
export const metricsId = 'metrics';

const barWidth = 10;

/** `████░░░░░░`: one block stands for a tenth, and nothing that exists is drawn as nothing. */
function bar(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * barWidth)) : 0;
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

const definitionLines = Object.values(figureDefinitions).map(
  ({ label, definition }) => `*${label}*: ${definition}`,
);

/** Versions of the conversation, newest first, and all of them together. */
function versionPicker({ scope, conversationId, versions }: ScopeDescription): ActionsBlock[] {
  if (scope.kind === 'deployment' || versions.length < 2) return [];
  const option = (label: string, value: string): PlainTextOption => ({
    text: plain(label, limits.optionText),
    value,
  });
  const all = option('All versions', scopeValue({ kind: 'conversation', conversationId }));
  const each = versions
    .slice(0, limits.optionsPerSelect - 1)
    .map((versionNumber) =>
      option(`Version ${versionNumber}`, scopeValue({ kind: 'version', conversationId, versionNumber })),
    );
  const options = [...each, all];
  const chosen = options.find(({ value }) => value === scopeValue(scope));
  const picker: StaticSelect = {
    type: 'static_select',
    action_id: resultsVersionId,
    placeholder: plain('Choose a version', 150),
    options,
    ...(chosen && { initial_option: chosen }),
  };
  return [actions([picker])];
}

/** The metrics page's figures and the users by state; the definitions stand below, in small. */
export function resultsScreen({ description, cells }: ScopeFigures): Screen {
  const figures = figuresOf(cells);
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const states = countByState(cells);
  const figureTexts = figureLines(figures).map(({ label, value, note }) => ({
    label,
    value: note === undefined ? value : `${value} · ${note}`,
  }));
  const stateLines = states.map(
    ({ state, count }) =>
      `${bar(count / figures.totalUsers)}  *${deploymentStates[state].label}*  ${countText(count)} · ${shareText(count, figures.totalUsers)}`,
  );
  const scope = scopeValue(description.scope);
  const chart: ReportChart = {
    title: 'Users by state',
    kind: 'bar',
    series: [
      {
        name: 'Users',
        points: states.map(({ state, count }) => ({ label: deploymentStates[state].label, value: count })),
      },
    ],
  };
  const looks = [
    ...(figures.sendFailure > 0
      ? [button({ id: actionIds.failedUsers, label: 'Failed users', value: scope })]
      : []),
    button({ id: actionIds.seeUsers, label: 'See users', value: usersValue({ scope, state: 'all' }) }),
  ];
  return {
    title: 'Results',
    lines: [
      title,
      ...figureTexts.map(({ label, value }) => `${label}: ${value}`),
      ...states.map(
        ({ state, count }) =>
          `${deploymentStates[state].label}: ${countText(count)}, ${shareText(count, figures.totalUsers)}`,
      ),
      ...(states.length === 0 ? [nobodyYet] : []),
      ...definitionLines,
    ],
    blocks: [
      section(`*${title}*`),
      ...versionPicker(description),
      fields(figureTexts.map(({ label, value }) => `*${label}*\n${value}`)),
      section(states.length === 0 ? nobodyYet : stateLines.join('\n')),
      ...(states.length === 0 ? [] : [actions(looks)]),
      context(definitionLines.join('\n')),
    ],
    charts: states.length === 0 ? [] : [chart],
  };
}
