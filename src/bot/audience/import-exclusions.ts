import { type Submission, UsageError } from '../listener.ts';
import { zoneOf } from '../reports/subscription-place.ts';
import { loadGiven } from '../send/given-audience.ts';
import { endOfDay } from './exclude-arguments.ts';
import { excludedText } from './exclude-command.ts';
import {
  answerImportForm,
  importForm,
  importFormView,
  parseImportForm,
  typedInImportForm,
} from './exclusion-import-form.ts';
import { uploadList } from './upload-list.ts';

export const importExclusions: Submission = {
  callbackId: importForm.callbackId,
  needs: 'sender',
  answer: ({ values }) => answerImportForm(values),
  async work(call) {
    const { values, context, client, userId } = call;
    const parsed = parseImportForm(values);
    if ('problem' in parsed) throw new UsageError(parsed.problem);
    const { given, because, day } = parsed;
    await uploadList(call, {
      formWith: (problem) =>
        importFormView({ ...typedInImportForm(values), problem, simulated: context.simulated }),
      async read(onProgress) {
        const zone = day === undefined ? 'UTC' : ((await zoneOf(client, userId)) ?? context.defaultZone);
        const until = day === undefined ? undefined : endOfDay(day, zone, context.now());
        const wish = { because, by: userId, until, onProgress };
        return excludedText(await context.audiences.exclusions.add(await loadGiven(call, given), wish), wish);
      },
    });
  },
};
