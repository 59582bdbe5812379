import type { DeploymentSummary } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say, text } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { button, section } from '../blocks/elements.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { deploymentArgument } from '../commands/deployment-argument.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { nameText } from '../send/words.ts';
import { openApproval } from './decide.ts';

const mostWaiting = 20;

const lineText = ({ id, conversation, waiting }: DeploymentSummary): string =>
  say`*${deploymentCode(id)}* ${escapeText(nameText(conversation, 80))}: ${counted(waiting, 'user')} to send to.`;

async function listWaiting({ context, reply }: CommandCall): Promise<void> {
  const waiting = await context.approvals.waiting(mostWaiting);
  const lines = waiting.map(lineText);
  await reply({
    text: lines.length === 0 ? say`Nothing waits for an approval.` : lines.join('\n'),
    ...(waiting.length > 0 && {
      blocks: waiting.map((deployment) =>
        section(
          lineText(deployment),
          button({
            id: `${actionIds.reviewApproval}:${deployment.id}`,
            label: say`Review`,
            value: `deployment:${deployment.id}`,
          }),
        ),
      ),
    }),
  });
}

async function setAlways(
  { context, userId, reply }: CommandCall,
  always: boolean,
  name: string,
): Promise<void> {
  if (name === '')
    throw new UsageError(say`Which conversation? For example: /treble approve always spring_sale`);
  const found = escapeText(await context.approvals.always(name, always, userId), 80);
  await reply({
    text: always
      ? say`From now on every deployment of *${found}* waits for an approver.`
      : say`Deployments of *${found}* wait for an approver only where their number asks for it.`,
  });
}

export const approve: Command = {
  name: 'approve',
  usage: 'approve [D-n] | always|never <conversation>',
  summary: text('What waits for somebody other than its author: look at it and approve or refuse it.'),
  needs: 'viewer',
  async run(call) {
    const [word, ...name] = call.args;
    if (word === undefined) return listWaiting(call);
    const choice = word.toLowerCase();
    if (choice === 'always' || choice === 'never')
      return setAlways(call, choice === 'always', name.join(' '));
    await openApproval(call, deploymentArgument(call.args, '/treble approve D-104'));
  },
};
