import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { LineFile } from './entities/rows/agent-line.ts';
import { answerText, type Route } from './server.ts';

const path = '/agent-files';
const address = /^\/agent-files\/([0-9a-f-]{36})\/(\d{1,2})$/;

/** Where WhatsApp fetches a file that an agent sends: nobody who was not given the address can guess it. */
export const agentFileLink =
  (publicUrl: string) =>
  (secret: string, index: number): string =>
    `${publicUrl.replace(/\/$/, '')}${path}/${secret}/${index}`;

/** Hands out the files of lines that were sent to customers, as long as Slack has them. */
export function agentFileRoute(
  orm: MikroORM,
  fetchFile: (url: string) => Promise<AsyncIterable<Uint8Array>>,
  failed: (error: unknown) => void,
): Route {
  async function find(secret: string, index: number): Promise<LineFile | undefined> {
    const { rows } = await sql<{ files: readonly LineFile[] }>`
      select files from agent_line where secret = ${secret}::uuid and handled_at is not null
         and jsonb_array_length(message_ids) > 0`.execute(orm.em.fork().getKysely());
    return rows[0]?.files[index];
  }

  return (request, response) => {
    const [, secret, index] = address.exec((request.url ?? '').split('?')[0] ?? '') ?? [];
    if (secret === undefined || index === undefined || request.method !== 'GET') return false;
    const send = async () => {
      const file = await find(secret, Number(index));
      if (!file) return answerText(response, 404, 'There is no such file.');
      const bytes = await fetchFile(file.url);
      response.writeHead(200, { 'content-type': file.mimetype, 'x-content-type-options': 'nosniff' });
      await pipeline(Readable.from(bytes), response);
    };
    send().catch((error: unknown) => {
      failed(error);
      if (response.headersSent) response.destroy();
      else answerText(response, 502, 'The file could not be read.');
    });
    return true;
  };
}
