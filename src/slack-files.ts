import type { SlackConnection } from './connections.ts';
import { download } from './http/download.ts';

/** The largest list that is read; it is streamed, so its size costs time and no memory. */
const largestList = 1024 * 1024 * 1024;
const longestDownloadMs = 15 * 60_000;

/** Reads files that people shared in Slack. */
export const slackFiles =
  (slack: SlackConnection) =>
  async (url: string): Promise<AsyncIterable<Uint8Array>> => {
    const file = await download(url, {
      allowed: { hosts: ['files.slack.com'], loopbackOrigins: slack.localFileOrigins },
      bearer: slack.botToken,
      maxBytes: largestList,
      timeoutMs: longestDownloadMs,
    });
    return file.bytes;
  };
