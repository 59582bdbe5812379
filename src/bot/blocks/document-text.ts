import { counted } from '../../entities/language/nouns.ts';
import { said, say } from '../../entities/language/say.ts';
import { plainWords } from '../../reports/plain-words.ts';
import type { ReportDocument } from '../../reports/report-document.ts';
import { chartWords } from './chart-blocks.ts';
import { simulatedNote } from './elements.ts';
import { escapeText, oneLine } from './slack-text.ts';
import { tableLines } from './table-blocks.ts';
import { wordsMrkdwn } from './words-mrkdwn.ts';

/** Whole lines up to `max` characters, and how many more there were. */
export function linesWithin(lines: readonly string[], max: number): string {
  const whole = lines.join('\n');
  if (whole.length <= max) return whole;
  const roomForNote = 30;
  let text = '';
  let shown = 0;
  for (const line of lines) {
    if (text.length + line.length + 1 > max - roomForNote) break;
    text += shown === 0 ? line : `\n${line}`;
    shown += 1;
  }
  return `${text}\n${say`… and ${counted(lines.length - shown, 'more line')}`}`;
}

/**
 * Everything the blocks of a document say, in words: notifications and screen readers read it instead of the blocks,
 * and it is posted alone when Slack does not take the blocks.
 */
export function documentText(document: ReportDocument, simulated: boolean, max: number): string {
  const lead = document.lead ? wordsMrkdwn(document.lead, 600) : '';
  const leadRepeats = plainWords(document.lead ?? []) === document.summary;
  // A line of a chat has no title: its lead is the whole sentence, names included.
  const opening = document.title === '' && lead !== '' ? lead : escapeText(document.summary, 1_000);
  const lines = [
    document.title === '' ? '' : `*${escapeText(oneLine(document.title), 200).replaceAll('*', '∗')}*`,
    opening,
    ...(simulated ? [said(simulatedNote)] : []),
    ...(lead === opening || leadRepeats ? [] : [lead]),
    ...(document.toDo ?? []).map((words) => `• ${wordsMrkdwn(words, 1_000)}`),
    ...document.context.map((words) => wordsMrkdwn(words, 600)),
    ...document.figures.map(({ label, value, note }) => {
      const figure = `${escapeText(oneLine(label), 100)}: ${escapeText(oneLine(value), 200)}`;
      return note ? `${figure} (${escapeText(oneLine(note), 200)})` : figure;
    }),
    ...document.tables.flatMap((table) => [
      escapeText(oneLine(table.caption), 200),
      ...tableLines(table, 100, 200),
    ]),
    ...document.charts.map((chart) => chartWords(chart, 1_000)),
    ...document.notes.map((words) => wordsMrkdwn(words, 1_000)),
  ];
  return linesWithin(
    lines.filter((line) => line !== ''),
    max,
  );
}
