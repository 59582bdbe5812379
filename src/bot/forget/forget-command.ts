import { type Erased, requestDays } from '../../dispatch/privacy/privacy.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { type Command, type Submission, UsageError } from '../listener.ts';
import { readPerson } from '../read-person.ts';
import { openModal } from '../send/modal-screen.ts';
import { noticeView, replaceByNotice } from '../views/notice.ts';
import { forgetForm, forgetView, typedAgain } from './forget-form.ts';

const example = '/treble forget +57 300 1234567';

export const forget: Command = {
  name: 'forget',
  usage: 'forget <phone>',
  summary: text('Erase a person everywhere, as the law gives them the right to; figures stay. Asks first.'),
  needs: 'admin',
  async run({ args, context, client, triggerId }) {
    const phone = readPerson(context, args.join(' '));
    if (phone === undefined)
      throw new UsageError(say`Expected a phone with its country code. For example: ${example}`);
    const view = forgetView(maskPhone(phone), await context.privacy.mark(phone), context.simulated);
    await openModal(client, triggerId, view, say`Type the command again.`);
  },
};

function erasedText(
  masked: string,
  { recipients, cancelled, messages, staysExcluded, chats }: Erased,
): string {
  return [
    say`Forgotten: ${masked}. Erased: ${counted(recipients, 'user')}, ${counted(messages, 'message')}.`,
    ...(cancelled > 0 ? [say`Cancelled before it was sent: ${counted(cancelled, 'user')}.`] : []),
    ...(staysExcluded ? [say`They are still not sent to: that is kept as a hash.`] : []),
    ...(chats > 0
      ? [say`Agents’ threads about them in Slack: ${String(chats)}. Delete what stands there by hand.`]
      : []),
  ].join('\n');
}

const waitingText = (masked: string): string =>
  say`Nothing was erased yet: another administrator has to type \`/treble forget\` with the number of ${masked} within ${requestDays} days. Send it to them yourself: only a hash of it is kept.`;

export const forgetPerson: Submission = {
  callbackId: forgetForm.callbackId,
  needs: 'admin',
  answer: () => ({ kind: 'update', view: noticeView(say`One moment…`, false) }),
  async work(call) {
    const { context, userId, values, privateMetadata, viewId } = call;
    const phone = readPerson(context, typedAgain(values));
    if (phone === undefined || (await context.privacy.mark(phone)) !== privateMetadata)
      throw new UsageError(say`Nothing was erased: this is not the number that you asked for.`);
    const erased = await context.privacy.forget(phone, userId);
    const masked = maskPhone(phone);
    await replaceByNotice(
      call,
      erased === 'waiting' ? waitingText(masked) : erasedText(masked, erased),
      viewId,
    );
  },
};
