import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { say } from '../entities/language/say.ts';
import { createHttpClient, type HttpRequest } from '../http/http-client.ts';
import { quickChartBody } from '../reports/chart-config.ts';
import type { ReportChart } from '../reports/report-document.ts';
import { chartWords } from './blocks/chart-blocks.ts';
import { oneLine } from './blocks/slack-text.ts';
import type { BotLog } from './bot-log.ts';
import type { DrawCharts } from './channel-sink.ts';
import { loggable } from './error-reply.ts';
import { textAt } from './payload.ts';

export interface ChartImageOptions {
  /** The background client. */
  readonly client: WebClient;
  /** QuickChart server; a path before `/chart` is kept. */
  readonly url: string;
  readonly log: BotLog;
  /** How often and how long to wait until Slack has taken an upload in. */
  readonly settle?: { readonly tries: number; readonly pauseMs: number };
}

const pngMark = Buffer.from('\u0089PNG', 'latin1');
const mostBytes = 5 * 1024 * 1024;

/** One request to an address, with a connection of its own. */
async function post(address: string, request: Omit<HttpRequest, 'method' | 'path'>): Promise<Buffer> {
  const url = new URL(address);
  const http = createHttpClient({ baseUrl: url.origin, connections: 1, maxBodyBytes: mostBytes });
  try {
    const { status, body } = await http.request({
      ...request,
      method: 'POST',
      path: `${url.pathname}${url.search}`,
    });
    if (status < 200 || status > 299)
      throw new Error(`Expected a picture or an upload, found HTTP status ${status}.`);
    return body;
  } finally {
    await http.close();
  }
}

/** Draws charts as pictures and uploads them to Slack. A chart that fails is left out; its words stand in the message anyway. */
export function createChartImages(options: ChartImageOptions): DrawCharts {
  const { client, log, settle = { tries: 6, pauseMs: 500 } } = options;
  const chartAddress = `${options.url.replace(/\/+$/, '')}/chart`;

  async function draw(chart: ReportChart): Promise<Buffer> {
    const png = await post(chartAddress, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(quickChartBody(chart)),
    });
    if (!png.subarray(0, pngMark.length).equals(pngMark)) throw new Error('QuickChart answered with no PNG.');
    return png;
  }

  /** Slack refuses a picture in a block until it has looked at the file, which it does some time after the upload. */
  async function taken(file: string): Promise<void> {
    for (let attempt = 0; attempt < settle.tries; attempt += 1) {
      const answer = await client.files.info({ file });
      if (textAt(answer.file, 'mimetype')) return;
      await pause(settle.pauseMs);
    }
    throw new Error('Slack did not take in the picture in time.');
  }

  /** https://docs.slack.dev/messaging/working-with-files#uploading_files: private to the app until a message shows it. */
  async function upload(chart: ReportChart, png: Buffer): Promise<string> {
    const title = oneLine(chart.title) || say`Chart`;
    const place = await client.files.getUploadURLExternal({
      filename: 'chart.png',
      length: png.length,
      alt_text: chartWords(chart, 1_000),
    });
    if (!place.upload_url || !place.file_id) throw new Error('Slack named no place for the picture.');
    await post(place.upload_url, { headers: { 'content-type': 'image/png' }, body: png });
    await client.files.completeUploadExternal({ files: [{ id: place.file_id, title }] });
    await taken(place.file_id);
    return place.file_id;
  }

  return async (charts) => {
    const pictures = new Map<ReportChart, { readonly fileId: string }>();
    for (const chart of charts) {
      try {
        pictures.set(chart, { fileId: await upload(chart, await draw(chart)) });
      } catch (error) {
        log.warn(loggable(error), 'A chart could not be drawn; its figures are told in words.');
      }
    }
    return pictures;
  };
}
