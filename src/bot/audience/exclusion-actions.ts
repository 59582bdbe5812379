import type { ExclusionLine } from '../../dispatch/audience/audiences.ts';
import { say } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { everywhere } from '../../entities/role.ts';
import { type Action, type Call, UsageError } from '../listener.ts';
import { refusedWithout } from '../refuse-without.ts';
import type { Screen } from '../views/screen.ts';
import { replaceScreen } from '../views/show-screen.ts';
import {
  type ExclusionsWish,
  endExclusionId,
  exclusionsPageId,
  exclusionsPerPage,
  exclusionsScreen,
  parseExclusionsValue,
} from './exclusions-screen.ts';

/** A page of the list; full numbers leave only where it is written down who took them. */
export async function loadExclusions(
  { context, userId }: Call,
  wish: ExclusionsWish,
  note?: string,
): Promise<Screen> {
  const { search, cursor, full } = wish;
  const page = await context.audiences.exclusions.page(search, cursor, exclusionsPerPage);
  if (full) {
    const detail = { shown: page.lines.length };
    await context.audit({
      actor: userId,
      reveals: true,
      act: 'exclusions.reveal',
      subject: 'exclusions',
      detail,
    });
  }
  return exclusionsScreen(page, wish, note);
}

const turnPage: Action = {
  id: exclusionsPageId,
  needs: 'viewer',
  async run(call) {
    const wish = parseExclusionsValue(call.value);
    if (wish.full && (await refusedWithout('sender', call, everywhere))) return;
    await replaceScreen(call, await loadExclusions(call, wish));
  },
};

const endedText = (ended: ExclusionLine | undefined): string =>
  ended === undefined
    ? say`This exclusion had ended already.`
    : say`${maskPhone(ended.phone)} is not excluded for that reason any more.`;

const endExclusion: Action = {
  id: endExclusionId,
  needs: 'admin',
  async run(call) {
    if (!/^\d{1,15}$/.test(call.value))
      throw new UsageError(say`This button is no longer valid. Open the list again.`);
    const ended = await call.context.audiences.exclusions.end(Number(call.value), call.userId);
    const text = endedText(ended);
    if (!call.view) return call.reply({ text });
    await replaceScreen(call, await loadExclusions(call, { search: '', full: false }, text));
  },
};

export const exclusionActions: readonly Action[] = [turnPage, endExclusion];
