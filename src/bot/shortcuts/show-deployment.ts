import { parseDeploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import { type MessageShortcut, type MessageShortcutCall, UsageError } from '../listener.ts';
import { loadResultsScreen } from '../views/load-results.ts';
import { openScreen } from '../views/show-screen.ts';

/** The one deployment whose code stands in the text; undefined where there is none, or more than one. */
function namedIn(text: string): number | undefined {
  const codes = new Set(text.match(/\bD-\d{1,9}\b/g) ?? []);
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? parseDeploymentCode(only) : undefined;
}

async function deploymentOf(call: MessageShortcutCall): Promise<number> {
  const { context, channelId, messageTs, threadTs, text } = call;
  const timestamps = [messageTs, ...(threadTs === undefined ? [] : [threadTs])];
  const id = (await context.reader.deploymentOfMessage(channelId, timestamps)) ?? namedIn(text);
  if (id === undefined) {
    throw new UsageError(
      say`Expected the message of a deployment, or one in its thread, found another message. /treble deployments lists the latest ones.`,
    );
  }
  return id;
}

/** Slash commands do not work in threads; this does: on the live message, on anything in its thread, on a text that names one. */
export const showDeployment: MessageShortcut = {
  callbackId: 'show_deployment',
  name: 'Show this deployment',
  description: 'Show the results of the deployment that this message is about',
  needs: 'viewer',
  async run(call) {
    const scope = { kind: 'deployment', deploymentId: await deploymentOf(call) } as const;
    await openScreen(call, await loadResultsScreen(call.context, scope));
  },
};
