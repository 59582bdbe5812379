import { inboundTypeWords } from '../../entities/inbound-type.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import type { HistoryPage } from '../history.ts';
import type { ReportDocument, Words } from '../report-document.ts';
import type { CustomerMessage } from './agent-threads-store.ts';
import { chatLine } from './chat-document.ts';

/** What the layout shows of one paragraph at most. */
const longestPart = 1_400;

/** Their words say all there is. */
const plain: ReadonlySet<string> = new Set(['text', 'button', 'interactive']);

const inParts = (text: string): string[] => text.match(new RegExp(`.{1,${longestPart}}`, 'gs')) ?? [];

/** `[voice note]`, `[image] Is this the right one?`, or the words alone. */
const wordsOf = ({ type, text }: { readonly type: string; readonly text: string }): string => {
  if (plain.has(type) && text !== '') return text;
  const name = `[${inboundTypeWords(type)}]`;
  return text === '' ? name : `${name} ${text}`;
};

/** What the customer sent since the last post. */
export function composeMessages(messages: readonly CustomerMessage[]): ReportDocument {
  const texts = messages.map(wordsOf);
  return chatLine(say`Customer: ${texts.join(' · ')}`, {
    lead: [{ bold: say`Customer` }, ...(messages[0] ? [' · ', { at: messages[0].at }] : [])],
    notes: texts.flatMap(inParts).map((part) => [part]),
    actions: messages.flatMap(({ inboundId, type, hasFile }) =>
      hasFile
        ? [
            {
              id: actionIds.fetchFile,
              label: say`Get the file (${inboundTypeWords(type)})`,
              value: inboundId,
            },
          ]
        : [],
    ),
  });
}

/** What was said before the agents came; undefined when nothing is known. */
export function composeHistory({ entries }: HistoryPage): ReportDocument | undefined {
  if (entries.length === 0) return undefined;
  const lines = entries.map((entry): Words => {
    const isTheirs = entry.kind === 'received';
    const words = isTheirs ? wordsOf(entry) : entry.text;
    return [
      { bold: isTheirs ? say`Customer` : say`We` },
      ' · ',
      { at: entry.at },
      `\n${words.slice(0, longestPart)}`,
    ];
  });
  return chatLine(say`What was said before`, { lead: [{ bold: say`What was said before` }], notes: lines });
}
