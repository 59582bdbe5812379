import type { ActionsBlock, ContextBlock, ImageBlock, KnownBlock, SectionBlock } from '@slack/types';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type {
  ReportAction,
  ReportChart,
  ReportDocument,
  ReportTable,
  Words,
} from '../../reports/report-document.ts';
import { chartBlock, chartWords, type DataVisualizationBlock, mostChartsPerMessage } from './chart-blocks.ts';
import { documentText, linesWithin } from './document-text.ts';
import { actions, button, context, fields, header, section, simulatedMark } from './elements.ts';
import { fitsMessage, inParts, limits } from './limits.ts';
import { escapeText, oneLine } from './slack-text.ts';
import { tableBlock, tableLines } from './table-blocks.ts';
import { wordsMrkdwn } from './words-mrkdwn.ts';

/** A block of a message; charts are newer than Slack's own types. */
export type MessageBlock = KnownBlock | DataVisualizationBlock;

export const isKnownBlock = (block: MessageBlock): block is KnownBlock => block.type !== 'data_visualization';

/** How charts are drawn: Slack's own block, an uploaded picture per chart, or in words alone. */
export type ChartDrawing =
  | 'native'
  | 'words'
  | { readonly pictures: ReadonlyMap<ReportChart, { readonly fileId: string }> };

export interface DocumentMessage {
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}

/** How much of each part is shown. */
interface Room {
  readonly figures: number;
  readonly rows: number;
  readonly tables: number;
  readonly words: number;
  readonly actions: number;
  readonly charts: number;
  /** Characters of one value. */
  readonly value: number;
}

// Tried in order until Slack takes the result; the last one fits whatever the document holds.
const rooms: readonly Room[] = [
  { figures: 40, rows: 100, tables: 6, words: 20, actions: 50, charts: mostChartsPerMessage, value: 1_500 },
  { figures: 40, rows: 40, tables: 6, words: 12, actions: 25, charts: mostChartsPerMessage, value: 300 },
  { figures: 20, rows: 15, tables: 4, words: 8, actions: 25, charts: mostChartsPerMessage, value: 150 },
  { figures: 12, rows: 8, tables: 2, words: 4, actions: 15, charts: 1, value: 80 },
  { figures: 8, rows: 3, tables: 1, words: 2, actions: 6, charts: 0, value: 40 },
];

/** What is shown, and one more line when something is not. */
function shortened<T>(list: readonly T[], most: number, show: (item: T) => string): string[] {
  const lines = list.slice(0, most).map(show);
  const left = list.length - lines.length;
  return left > 0 ? [...lines, say`… and ${countText(left)} more`] : lines;
}

const wordsBlocks = (words: readonly Words[], room: Room): ContextBlock[] =>
  inParts(
    shortened(words, room.words, (line) => wordsMrkdwn(line, room.value)).filter((line) => line !== ''),
    limits.contextElements,
  ).map((lines) => context(...lines));

function noteBlocks(notes: readonly Words[], room: Room): SectionBlock[] {
  const lines = shortened(notes, room.words, (note) => wordsMrkdwn(note, room.value));
  return lines.filter((line) => line !== '').map((line) => section(line));
}

function toDoBlocks(toDo: readonly Words[], room: Room): SectionBlock[] {
  const lines = shortened(toDo, room.words, (one) => `• ${wordsMrkdwn(one, room.value)}`);
  return lines.length === 0 ? [] : [section(linesWithin(lines, limits.textOfSection))];
}

/** Label, value and note share one field. */
const longestFigurePart = Math.floor(limits.textOfField / 3) - 10;

function figureBlocks(document: ReportDocument, room: Room): SectionBlock[] {
  const most = Math.min(room.value, longestFigurePart);
  const texts = shortened(document.figures, room.figures, ({ label, value, note }) => {
    const name = escapeText(oneLine(label), most).replaceAll('*', '∗');
    const beside = note ? ` · ${escapeText(oneLine(note), most)}` : '';
    return `*${name}*\n${escapeText(oneLine(value), most)}${beside}`;
  });
  return inParts(texts, limits.fieldsPerSection).map((texts) => fields(texts));
}

/** One table of a message is a table block; Slack takes no second one, so the others are told in words. */
function tableBlocks(tables: readonly ReportTable[], room: Room): KnownBlock[] {
  const blocks = tables.slice(0, room.tables).flatMap((table, index): KnownBlock[] => {
    const caption = `*${escapeText(oneLine(table.caption), room.value).replaceAll('*', '∗')}*`;
    const native = index === 0 ? tableBlock(table, room.rows, room.value) : undefined;
    if (!native) {
      const lines = tableLines(table, room.rows, room.value);
      return [section(linesWithin([caption, ...lines], limits.textOfSection))];
    }
    const left = table.rows.length - (native.rows.length - 1);
    return left > 0 ? [native, context(say`… and ${countText(left)} more {0|row|rows}`)] : [native];
  });
  const left = tables.length - Math.min(tables.length, room.tables);
  return left > 0 ? [...blocks, context(say`… and ${countText(left)} more {0|table|tables}`)] : blocks;
}

function drawn(chart: ReportChart, drawing: ChartDrawing): DataVisualizationBlock | ImageBlock | undefined {
  if (drawing === 'native') return chartBlock(chart);
  if (drawing === 'words') return undefined;
  const picture = drawing.pictures.get(chart);
  return picture && pictureBlock(chart, picture.fileId);
}

const pictureBlock = (chart: ReportChart, fileId: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: fileId },
  alt_text: chartWords(chart, limits.altText),
});

function chartBlocks(charts: readonly ReportChart[], drawing: ChartDrawing, room: Room): MessageBlock[] {
  return charts.flatMap((chart, index): MessageBlock[] => {
    const words = context(chartWords(chart, room.value));
    const picture = index < room.charts ? drawn(chart, drawing) : undefined;
    return picture ? [picture, words] : [words];
  });
}

function actionBlocks(wanted: readonly ReportAction[], room: Room): ActionsBlock[] {
  const used = new Set<string>();
  const buttons = wanted.slice(0, room.actions).map((action, index) => {
    const id = used.has(action.id) ? `${action.id}:${index}` : action.id;
    used.add(action.id);
    return button({ ...action, id });
  });
  return inParts(buttons, limits.actionsPerBlock).map(actions);
}

function blocksWithin(
  document: ReportDocument,
  simulated: boolean,
  drawing: ChartDrawing,
  room: Room,
): MessageBlock[] {
  const { summary, lead = [summary] } = document;
  const opening = wordsMrkdwn(lead, room.value);
  return [
    ...(document.title === '' ? [] : [header(document.title)]),
    ...(opening === '' ? [] : [section(opening)]),
    ...toDoBlocks(document.toDo ?? [], room),
    ...wordsBlocks(document.context, room),
    ...figureBlocks(document, room),
    ...tableBlocks(document.tables, room),
    ...chartBlocks(document.charts.slice(0, Math.max(1, room.charts)), drawing, room),
    ...noteBlocks(document.notes, room),
    ...actionBlocks(document.actions, room),
    ...simulatedMark(simulated),
  ];
}

/** The one place where a document becomes a Slack message. Whatever the document holds, Slack takes the result. */
export function documentMessage(
  document: ReportDocument,
  how: { readonly simulated: boolean; readonly charts: ChartDrawing; readonly textLimit?: number },
): DocumentMessage {
  const { simulated, charts, textLimit = limits.textOfMessage } = how;
  const text = documentText(document, simulated, textLimit);
  for (const room of rooms) {
    const blocks = blocksWithin(document, simulated, charts, room);
    if (fitsMessage(blocks)) return { text, blocks };
  }
  return { text, blocks: [section(linesWithin(text.split('\n'), limits.textOfSection))] };
}
