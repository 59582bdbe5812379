import type { CorrectableRow } from '../../dispatch/review/correction.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { escapeText, sentenceText } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { withSpool } from '../send/spool.ts';
import { uploadPrivately } from '../send/upload-privately.ts';
import { correctFormView, downloadCorrectableId } from './correct-views.ts';
import { correctableHead, correctableLine } from './corrections-csv.ts';
import { deploymentOf } from './open-correct.ts';

/** Sends the rows to correct with full phones, as CSV, to the person who asked and to nobody else. */
export const downloadCorrectable: Action = {
  id: downloadCorrectableId,
  needs: 'sender',
  async run(call) {
    const { context, client, userId, view } = call;
    const { dispatch, simulated } = context;
    const deploymentId = deploymentOf(call.value);
    const correctable = await dispatch.planCorrection(deploymentId);
    const { columns } = correctable;
    let rows = 0;
    async function* csv(pages: AsyncIterable<readonly CorrectableRow[]>): AsyncGenerator<string> {
      yield correctableHead(columns);
      for await (const page of pages) {
        rows += page.length;
        yield page.map((row) => correctableLine(columns, row)).join('');
      }
    }
    const tell = async (note: string) => {
      const form = correctFormView({ correctable, note, simulated });
      const text = sentenceText(note);
      await (view
        ? showOrTell(call, screenAt(client, view.id, view.hash), form, { text })
        : call.reply({ text }));
    };
    try {
      await withSpool(csv(dispatch.correctableRows(deploymentId)), async (spool) => {
        // Before the upload: full phone numbers leave only where it is written down who took them.
        await context.audit({
          actor: userId,
          reveals: true,
          act: 'correctable_rows.download',
          subject: `deployment:${deploymentId}`,
          detail: { rows },
        });
        await uploadPrivately(context, spool, {
          userId,
          fileName: `rows-to-correct-${deploymentCode(deploymentId)}.csv`,
          comment: escapeText(
            say`${counted(rows, 'row')} of ${deploymentCode(deploymentId)} to correct; the last column says what is wrong.`,
          ),
        });
      });
      await tell(
        say`The file with ${counted(rows, 'row')} is in your direct messages from Treble. Correct it and add it below.`,
      );
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      await tell(problem);
    }
  },
};
