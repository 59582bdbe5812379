import { say } from '../../entities/language/say.ts';
import { everywhere } from '../../entities/role.ts';
import type { HistorySubject } from '../../reports/history.ts';
import { type Call, UsageError } from '../listener.ts';
import { entriesPerPage, historyScreen } from './history-screen.ts';
import type { Screen } from './screen.ts';

/** Number and texts are for those who send or answer everywhere, and only once it is written down who looked. */
export async function loadHistoryScreen(
  { context, userId }: Pick<Call, 'context' | 'userId'>,
  subject: HistorySubject,
  cursor?: string,
): Promise<Screen> {
  const page = await context.reader.history(subject, {
    limit: entriesPerPage,
    ...(cursor !== undefined && { cursor }),
  });
  if (!page)
    throw new UsageError(say`This user has no number, or is not in the list any more. Open the list again.`);
  const refusals = await Promise.all([
    context.access.refusal({ userId }, 'sender', everywhere),
    context.access.refusal({ userId }, 'agent', everywhere),
  ]);
  const isOpen = refusals.includes(undefined);
  // A number of which nothing is known reveals nobody.
  if (isOpen && page.anchor !== undefined) {
    const [kind] = page.anchor;
    const subjectText =
      kind === 'r' ? `recipient:${page.anchor.slice(1)}` : `inbound:${page.anchor.slice(1)}`;
    await context.audit({ actor: userId, reveals: true, act: 'history.reveal', subject: subjectText });
  }
  return historyScreen(page, isOpen);
}
