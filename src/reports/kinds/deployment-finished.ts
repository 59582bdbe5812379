import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import { launchWords, testNotes } from '../deployment-message.ts';
import { failedPercentOf } from '../digest/compose-digest.ts';
import { failureTable } from '../failure-table.ts';
import { figureLines, shareText } from '../figure-lines.ts';
import { daysUntil } from '../period.ts';
import type { DeploymentLine, Times } from '../reader.ts';
import type { ReportAction } from '../report-document.ts';
import type { ComposedReport, ReportKind } from '../report-kind.ts';
import { resultCharts } from '../result-charts.ts';
import { retryAction } from '../retry-action.ts';
import { scopeValue } from '../scope-value.ts';
import { ReportError } from '../subscriptions.ts';
import { timeLines } from '../time-lines.ts';

const title = text('Deployment finished');

function actionsOf({ id, cells, retryable }: DeploymentLine): ReportAction[] {
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const { sendFailure } = figuresOf(cells);
  return [
    { id: actionIds.viewResults, label: say`View results`, value },
    ...(sendFailure > 0 ? [{ id: actionIds.failedUsers, label: say`Failed users`, value }] : []),
    ...(retryable > 0 ? [retryAction(id, retryable, sendFailure)] : []),
  ];
}

function composeFinished(deployment: DeploymentLine, times: Times): ComposedReport {
  const { id, conversation, versionNumber, cells, testUsers } = deployment;
  const figures = figuresOf(cells);
  const { delivered, totalUsers, sendFailure, responseRate } = figures;
  const [reached, failed] = [shareText(delivered, totalUsers), countText(sendFailure)];
  const table = failureTable(cells, say`Why users were not reached`);
  const code = deploymentCode(id);
  return {
    document: {
      title: say`${code} has finished · ${conversation} · v${versionNumber}`,
      summary: say`${countText(delivered)} of ${counted(totalUsers, 'user')} delivered (${reached}), ${failed} failed; ${percentText(responseRate)} of those delivered have answered so far.`,
      context: [launchWords(deployment)],
      figures: [
        ...figureLines(figures),
        ...timeLines(times).map(({ label, value, note }) => ({ label, value, ...(note && { note }) })),
      ],
      tables: table ? [table] : [],
      charts: resultCharts(cells),
      notes: testNotes(testUsers),
      actions: actionsOf(deployment),
    },
    isNews: true,
    users: totalUsers,
    failedPercent: failedPercentOf(cells),
    said: { fingerprint: JSON.stringify([id, figures]) },
    quiet: say`${code} has finished: nobody was sent to.`,
  };
}

/** The results of a deployment once nobody is in process any more, or its 72 hours are over. */
export const deploymentFinished: ReportKind = {
  name: 'finished',
  title,
  summary: text('The results of each deployment as soon as it has finished.'),
  every: 'deployment',
  period: (today) => daysUntil(today, 1),
  async compose(reader, { deploymentId, conversations }) {
    const id = deploymentId ?? (await reader.lastFinished(conversations));
    const deployment = id === undefined ? undefined : await reader.deployment(id);
    if (!deployment) throw new ReportError(said(text('No deployment has finished yet.')));
    return composeFinished(
      deployment,
      await reader.times({ kind: 'deployment', deploymentId: deployment.id }),
    );
  },
};
