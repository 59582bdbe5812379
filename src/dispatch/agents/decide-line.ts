import { freeWindowMs, type UnsentReason } from '../../entities/agent-act.ts';
import { contentLimits, type MessageContent } from '../../entities/message-content.ts';
import type { LineFile } from '../../entities/rows/agent-line.ts';

/** Who held the chat from when on, in ms since the epoch; in order. */
export interface Holding {
  readonly at: number;
  readonly holder: string | null;
}

export interface DecidedLine {
  /** When it was written, by Slack's clock. */
  readonly at: number;
  readonly author: string;
  readonly text: string;
  readonly files: readonly LineFile[];
}

export interface LineFacts {
  readonly holdings: readonly Holding[];
  /** The chat was closed or given away. */
  readonly endedAt: number | null;
  readonly heardAt: number | null;
  readonly now: number;
  /** Where WhatsApp fetches the file of that place in the line. */
  readonly linkOf: (index: number) => string;
}

export type LineVerdict =
  | { readonly kind: 'private' }
  | { readonly kind: 'unsent'; readonly why: UnsentReason }
  | { readonly kind: 'send'; readonly contents: readonly MessageContent[] };

export const privateMark = '//';

/** Slack's clock and ours may differ by this much. */
const clockSlackMs = 1_000;

const holderAt = (holdings: readonly Holding[], at: number): string | null =>
  holdings.findLast((holding) => holding.at <= at)?.holder ?? null;

/** What WhatsApp takes: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);
const mebibyte = 1024 * 1024;
const largestPicture = 5 * mebibyte;
const largestDocument = 100 * mebibyte;
/** Sent as documents WhatsApp refuses these or shows them in no useful way. */
const unsendable = /^(audio|video)\//;

function fileProblem({ mimetype, size, url }: LineFile): UnsentReason | undefined {
  if (url === '' || unsendable.test(mimetype)) return 'file_kind';
  const isTooLarge = size > (pictures.has(mimetype) ? largestPicture : largestDocument);
  return isTooLarge ? 'file_size' : undefined;
}

function fileContent(file: LineFile, link: string, caption: string): MessageContent {
  const said = caption === '' ? {} : { caption };
  return pictures.has(file.mimetype)
    ? { kind: 'image', link, ...said }
    : { kind: 'document', link, fileName: file.name, ...said };
}

/** The words stand under the first file where they fit there, else before it. */
function contentsOf({ text, files }: DecidedLine, linkOf: LineFacts['linkOf']): MessageContent[] {
  const isCaption = files.length > 0 && text.length <= contentLimits.caption;
  const words: MessageContent[] = text === '' || isCaption ? [] : [{ kind: 'text', text }];
  return [
    ...words,
    ...files.map((file, index) => fileContent(file, linkOf(index), isCaption && index === 0 ? text : '')),
  ];
}

/** Whether a line goes to the customer, and as what. */
export function decideLine(written: DecidedLine, facts: LineFacts): LineVerdict {
  const line = { ...written, text: written.text.trim() };
  const { holdings, endedAt, heardAt, now, linkOf } = facts;
  const isPrivate = line.text.startsWith(privateMark) || (line.text === '' && line.files.length === 0);
  if (isPrivate || holderAt(holdings, line.at + clockSlackMs) !== line.author) return { kind: 'private' };
  if (endedAt !== null) return { kind: 'unsent', why: 'chat_ended' };
  if (heardAt === null || now >= heardAt + freeWindowMs) return { kind: 'unsent', why: 'window_over' };
  if (line.text.length > contentLimits.text) return { kind: 'unsent', why: 'too_long' };
  const problem = line.files.map(fileProblem).find((one) => one !== undefined);
  if (problem) return { kind: 'unsent', why: problem };
  return { kind: 'send', contents: contentsOf(line, linkOf) };
}
