import { say } from '../../entities/language/say.ts';
import { providerName } from '../../entities/provider-names.ts';
import { everywhere } from '../../entities/role.ts';
import type { HistoryPage, HistorySubject, SentEntry } from '../../reports/history.ts';
import { dateToken } from '../blocks/slack-text.ts';
import { type Call, UsageError } from '../listener.ts';
import { entriesPerPage, historyScreen } from './history-screen.ts';
import type { Screen } from './screen.ts';
import { type ShownView, updateView } from './show-screen.ts';

interface Opened {
  readonly page: HistoryPage;
  readonly isOpen: boolean;
}

const readPage = ({ context }: Pick<Call, 'context'>, subject: HistorySubject, cursor: string | undefined) =>
  context.reader.history(subject, { limit: entriesPerPage, ...(cursor !== undefined && { cursor }) });

/** Number and texts are for those who send or answer everywhere, and only once it is written down who looked. */
async function openHistory(call: Call, subject: HistorySubject, cursor: string | undefined): Promise<Opened> {
  const { context, userId } = call;
  const page = await readPage(call, subject, cursor);
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
  return { page, isOpen };
}

/** Messages that went by a provider who can be asked, and of which there may be news. */
const openEnded = ({ entries }: HistoryPage, gateways: readonly string[]): SentEntry[] =>
  entries.flatMap((entry) =>
    entry.kind === 'sent' && gateways.includes(entry.gateway) && !entry.readAt && !entry.failedAt
      ? entry
      : [],
  );

/** Shows at once what is known; where a provider can be asked, it is asked then and there, and what it tells is shown. */
export async function showHistory(
  call: Call,
  show: (screen: Screen) => Promise<ShownView | undefined>,
  subject: HistorySubject,
  cursor?: string,
): Promise<void> {
  const { askAgain, now } = call.context;
  const { page, isOpen } = await openHistory(call, subject, cursor);
  const asked = openEnded(page, askAgain.gateways);
  if (asked.length === 0) {
    await show(historyScreen(page, isOpen));
    return;
  }
  const asOf = dateToken(now());
  const provider = [...new Set(asked.map(({ gateway }) => providerName(gateway)))].join(', ');
  const shown = await show(
    historyScreen(page, isOpen, say`Asking ${provider} what became of these messages…`),
  );
  if (!shown) return;
  const answer = await askAgain.ask(asked.map(({ attemptId }) => attemptId));
  const words = {
    told: say`Asked ${provider} at ${asOf}.`,
    too_often: say`Asked ${provider} too often; shown as of ${asOf}.`,
    refused: say`${provider} did not answer; shown as of ${asOf}.`,
  };
  const latest = (await readPage(call, subject, cursor)) ?? page;
  await updateView(call, shown, historyScreen(latest, isOpen, words[answer]));
}
