import type { InputBlock, PlainTextOption } from '@slack/types';
import {
  audienceWords,
  type DeploymentAudience,
  deploymentAudiences,
  isDeploymentAudience,
} from '../../entities/deployment-audiences.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, idIn, slackOption } from './view-values.ts';
import { nameText } from './words.ts';

export const deploymentField = { block: 'from_deployment', action: 'from_deployment' } as const;
const usersField = { block: 'from_users', action: 'users' } as const;

export const deploymentOption = ({
  id,
  conversation,
}: Pick<DeploymentLine, 'id' | 'conversation'>): ChosenOption => ({
  text: nameText(`${deploymentCode(id)} · ${conversation}`, limits.optionText),
  value: String(id),
  description: undefined,
});

/** Of the latest deployments, those whose code or conversation has what was typed. */
export const deploymentOptions: Options = {
  actionId: deploymentField.action,
  needs: 'sender',
  async load(typed, { reader }) {
    const wanted = typed.trim().toLowerCase();
    const latest = (await reader.deployments(limits.optionsPerSelect)).map(deploymentOption);
    return latest
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .map(({ text, value }) => ({ text, value }));
  },
};

const usersOption = (who: DeploymentAudience): PlainTextOption => ({
  text: plain(audienceWords(who), limits.optionText),
  value: who,
});

/** Whom to send to once more: the deployment, and which of its users. */
export const deploymentInputs = (
  chosen: ChosenOption | undefined,
  who: DeploymentAudience = 'not_answered',
): InputBlock[] => [
  input(
    deploymentField.block,
    say`From a deployment`,
    {
      type: 'external_select',
      action_id: deploymentField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose or type a code such as D-104`, 150),
      ...(chosen ? { initial_option: slackOption(chosen) } : {}),
    },
    {
      optional: true,
      dispatches: true,
      hint: say`Users of an earlier deployment, with the variables they had there.`,
    },
  ),
  input(
    usersField.block,
    say`Which of its users`,
    {
      type: 'static_select',
      action_id: usersField.action,
      options: deploymentAudiences.map(usersOption),
      initial_option: usersOption(who),
    },
    { optional: true },
  ),
];

export const chosenDeployment = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, deploymentField.block, deploymentField.action);

export function chosenUsers(values: ViewValues): DeploymentAudience {
  const who = chosenOption(values, usersField.block, usersField.action)?.value ?? '';
  return isDeploymentAudience(who) ? who : 'not_answered';
}

export interface DeploymentChoice {
  readonly kind: 'deployment';
  readonly deploymentId: number;
  readonly who: DeploymentAudience;
}

/** The users that were chosen; undefined where no deployment was. */
export function parseDeploymentChoice(values: ViewValues): DeploymentChoice | undefined {
  const deploymentId = idIn(chosenDeployment(values)?.value ?? '');
  return deploymentId === undefined
    ? undefined
    : { kind: 'deployment', deploymentId, who: chosenUsers(values) };
}
