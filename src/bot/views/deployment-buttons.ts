import type { Button } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { deploymentActions } from '../../reports/deployment-message.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button } from '../blocks/elements.ts';

export const resultsButton = (deploymentId: number): Button =>
  button({
    id: `${actionIds.viewResults}:${deploymentId}`,
    label: say`View results`,
    spoken: say`View results of ${deploymentCode(deploymentId)}`,
    value: scopeValue({ kind: 'deployment', deploymentId }),
  });

/** The buttons of the live message, wherever else a deployment is shown. */
export const deploymentButtons = (line: DeploymentLine): Button[] =>
  deploymentActions(line).map((action) =>
    button({ ...action, spoken: `${action.label}: ${deploymentCode(line.id)}` }),
  );
