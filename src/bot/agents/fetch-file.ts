import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { type Action, UsageError } from '../listener.ts';
import { withSpool } from '../send/spool.ts';
import { uploadPrivately } from '../send/upload-privately.ts';
import { agentRight } from './agent-right.ts';

/** What a customer sent, to whoever asks for it, in their direct messages. */
export const fetchFile: Action = {
  id: actionIds.fetchFile,
  needs: agentRight,
  async run({ context, value, userId, reply }) {
    const file = await context.agents.findFile(value);
    if (!file) throw new UsageError(say`There is no such file.`);
    const { name, sessionId } = file;
    await withSpool(await context.openMedia(file), async (spool) => {
      // Before the upload: what a customer sent leaves only where it is written down who took it.
      await context.audit({
        actor: userId,
        reveals: true,
        act: 'chat.file',
        subject: `session:${sessionId}`,
      });
      await uploadPrivately(context, spool, {
        userId,
        fileName: name,
        comment: say`The customer sent this. It was not checked for anything harmful.`,
      });
    });
    await reply({ text: say`The file is in your direct messages from Treble.` });
  },
};
