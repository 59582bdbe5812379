import { say } from '../../entities/language/say.ts';
import { composeResults } from '../../reports/results-document.ts';
import { type Action, UsageError } from '../listener.ts';
import { showNotice } from '../views/notice.ts';
import { showChartsId } from '../views/results-screen.ts';
import { describeScope, scopeOfValue } from '../views/scope-lookup.ts';

/** Modals take no charts, so they come as a direct message, drawn as the settings say and told in words beside it. */
export const showCharts: Action = {
  id: showChartsId,
  needs: 'viewer',
  async run(call) {
    const { context, userId } = call;
    const scope = scopeOfValue(call.value);
    const [description, cells, times] = await Promise.all([
      describeScope(context, scope),
      context.reader.cells(scope),
      context.reader.times(scope),
    ]);
    const sent = await context.sendDocument(userId, composeResults(description, cells, times));
    if (sent.outcome !== 'posted') {
      throw new UsageError(say`Slack did not take the message with the charts. Try again in a minute.`);
    }
    const text = say`The charts are in your direct messages from Treble.`;
    await (call.view ? showNotice(call, text, call.view) : call.reply({ text }));
  },
};
