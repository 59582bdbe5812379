import { deploymentCode, parseDeploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import type { BotContext } from '../bot-context.ts';
import { UsageError } from '../listener.ts';

/** The deployment a command names; `example` is the whole command as it could be typed. */
export function deploymentArgument(args: readonly string[], example: string): number {
  const [typed] = args;
  if (!typed) throw new UsageError(say`Which deployment? For example: ${example}`);
  const id = parseDeploymentCode(typed);
  if (id === undefined) {
    throw new UsageError(say`Expected a deployment such as D-104, found “${typed}”. For example: ${example}`);
  }
  return id;
}

export async function loadDeploymentLine(context: BotContext, id: number): Promise<DeploymentLine> {
  const line = await context.reader.deployment(id);
  if (!line) {
    throw new UsageError(
      say`There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
    );
  }
  return line;
}
