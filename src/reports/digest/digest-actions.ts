import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import type { DeploymentLine } from '../reader.ts';
import type { ReportAction } from '../report-document.ts';
import { retryAction } from '../retry-action.ts';
import { scopeValue } from '../scope-value.ts';
import type { DigestFacts } from './digest-facts.ts';

const mostShown = 3;

const scopeOf = ({ id }: DeploymentLine): string => scopeValue({ kind: 'deployment', deploymentId: id });

const resultsOf = (deployment: DeploymentLine): ReportAction => ({
  id: actionIds.viewResults,
  label: say`Results of ${deploymentCode(deployment.id)}`,
  value: scopeOf(deployment),
});

const failedOf = (deployment: DeploymentLine): ReportAction => ({
  id: actionIds.failedUsers,
  label: say`Failed users of ${deploymentCode(deployment.id)}`,
  value: scopeOf(deployment),
});

const retryOf = (deployment: DeploymentLine): ReportAction => ({
  ...retryAction(deployment.id, deployment.retryable, figuresOf(deployment.cells).sendFailure),
  label: say`Retry failed of ${deploymentCode(deployment.id)}`,
});

const isRetryable = ({ retryable }: DeploymentLine): boolean => retryable > 0;
const hasFailed = ({ cells }: DeploymentLine): boolean => figuresOf(cells).sendFailure > 0;
const byFailures = (one: DeploymentLine, other: DeploymentLine): number =>
  figuresOf(other.cells).sendFailure - figuresOf(one.cells).sendFailure;

/** First what helps, then what explains, then what shows. */
export function digestActions({ largest, waiting }: DigestFacts): readonly ReportAction[] {
  const results = [...waiting, ...largest.filter(({ id }) => !waiting.some((held) => held.id === id))];
  return [
    ...largest.filter(isRetryable).slice(0, mostShown).map(retryOf),
    ...largest.filter(hasFailed).toSorted(byFailures).slice(0, mostShown).map(failedOf),
    ...results.slice(0, mostShown).map(resultsOf),
  ];
}
