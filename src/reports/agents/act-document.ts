import type { AgentAct, UnsentReason } from '../../entities/agent-act.ts';
import { causeWords, isCause } from '../../entities/cell.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import type { ReportDocument, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import type { UntoldAct } from './agent-threads-store.ts';
import { chatLine, outcomeText } from './chat-document.ts';

const reasons: Readonly<Record<UnsentReason, string>> = {
  window_over: text(
    'More than 24 hours have passed since the customer wrote, so WhatsApp takes only a template now.',
  ),
  chat_ended: text('The conversation was over already.'),
  too_long: text('WhatsApp takes 4,096 characters at most. Write it in several lines.'),
  file_kind: text('Only pictures (JPEG or PNG) and documents go to the customer.'),
  file_size: text('WhatsApp takes pictures up to 5 MB and documents up to 100 MB.'),
  refused: text('WhatsApp did not take it.'),
  failed: text('WhatsApp did not deliver it.'),
  no_right: text('Who wrote it may not answer customers any more. Assign the chat to somebody else.'),
  withdrawn: text('The chat had gone on to something else.'),
};

const isReason = (word: string): word is UnsentReason => Object.hasOwn(reasons, word);

function unsentWords({ by, detail, excerpt }: UntoldAct): Words {
  const { why = '', failure = '', detail: told } = detail;
  const reason = said(reasons[isReason(why) ? why : 'failed']);
  const cause = failure !== '' && isCause(failure) ? ` ${causeWords(failure)}` : '';
  const provider = told ? ` (${told.slice(0, 200)})` : '';
  const line = excerpt || detail.template ? `“${excerpt || detail.template}”` : say`A file`;
  return [
    ...(by === null ? [] : [{ user: by }, ' ']),
    ...sayWords`This did not reach the customer: ${{ bold: line }}`,
    `\n${reason}${cause}${provider}`,
  ];
}

const rule = text(
  'What they write in this thread goes to the customer. A line that begins with // stays here, and so does what everybody else writes. Edits and deletions do not go out.',
);

const composers: Readonly<Record<AgentAct, (act: UntoldAct) => Words>> = {
  claimed: ({ holder }) => [...sayWords`${{ user: holder ?? '' }} has this chat now.`, ` ${said(rule)}`],
  assigned: ({ by, holder }) => [
    ...sayWords`${{ user: by ?? '' }} gave this chat to ${{ user: holder ?? '' }}.`,
    ` ${said(rule)}`,
  ],
  moved: ({ by, detail }) =>
    sayWords`${{ user: by ?? '' }} moved this chat to ${{ channel: detail.to ?? '' }}. Nothing written here goes to the customer any more.`,
  ended: ({ by, detail }) => [
    ...sayWords`${{ user: by ?? '' }} ended the conversation: ${{ bold: outcomeText(detail.outcome ?? '') }}.`,
    ...(detail.note ? [` ${detail.note}`] : []),
    ` ${say`Nothing written here goes to the customer any more.`}`,
  ],
  expired: () => [
    say`The conversation was closed, as nobody had written for a long time. Nothing written here goes to the customer any more.`,
  ],
  unsent: unsentWords,
  template: ({ by, detail }) =>
    sayWords`${{ user: by ?? '' }} sends the template ${{ bold: detail.name ?? '' }}.`,
  window_over: () => [
    say`24 hours have passed since the customer wrote: WhatsApp takes only a template now. When the customer writes again, free answers are possible again.`,
  ],
};

/** Nothing else goes to the customer any more. */
const needsTemplate = ({ kind, detail }: UntoldAct): boolean =>
  kind === 'window_over' || (kind === 'unsent' && detail.why === 'window_over');

/** What was done with the chat, as its thread is told. */
export function composeAct(act: UntoldAct): ReportDocument {
  const lead = composers[act.kind](act);
  const text = lead
    .map((word) => (typeof word === 'string' ? word : 'bold' in word ? word.bold : ''))
    .join('');
  return chatLine(text, {
    lead,
    actions: needsTemplate(act)
      ? [{ id: actionIds.sendTemplate, label: say`Send a template`, value: String(act.threadId) }]
      : [],
  });
}
