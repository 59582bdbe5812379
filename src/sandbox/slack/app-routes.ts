// The addresses the app itself calls, beside the Web API: response_url, file bytes, upload addresses.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { carryOut } from './app-answer.ts';
import { parseFields, readBytes, sendFile, sendJson, sendText, uploadedBytes } from './http-exchange.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './workspace.ts';

const maxAnswerBytes = 1024 * 1024;
const maxUploadBytes = 200 * 1024 * 1024;

export async function answerThroughUrl(
  req: IncomingMessage,
  res: ServerResponse,
  workspace: Workspace,
  id: string,
): Promise<void> {
  const fields = parseFields(req.headers['content-type'] ?? '', await readBytes(req, maxAnswerBytes));
  if (!fields) return sendJson(res, 400, { ok: false, error: 'invalid_payload' });
  const hook = workspace.hooks.use(id);
  if (typeof hook === 'string') return sendJson(res, 404, { ok: false, error: hook });
  try {
    const posted = carryOut(workspace, hook, fields);
    if (posted) workspace.hooks.adopt(id, posted.ts);
    sendText(res, 200, 'ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    sendJson(res, 400, { ok: false, error: error.code, response_metadata: { messages: error.messages } });
  }
}

/** Without the bot's token Slack answers with its sign-in page and status 200, after a redirect. */
export function sendPrivateFile(
  req: IncomingMessage,
  res: ServerResponse,
  workspace: Workspace,
  fileId: string,
  botToken: string,
): void {
  if (req.headers.authorization !== `Bearer ${botToken}`) {
    res.writeHead(302, { location: `${workspace.baseUrl()}/sign-in` });
    res.end();
    return;
  }
  const file = workspace.files.find(fileId);
  if (file) sendFile(res, file, 'attachment');
  else sendText(res, 404, 'File not found');
}

export function sendSignIn(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  res.end('<!doctype html><title>Sign in to Acme</title><p>Sign in to see this file.');
}

export async function receiveUpload(
  req: IncomingMessage,
  res: ServerResponse,
  workspace: Workspace,
  key: string,
): Promise<void> {
  const body = await readBytes(req, maxUploadBytes);
  const bytes = await uploadedBytes(req.headers['content-type'] ?? '', body);
  if (workspace.uploads.receive(key, bytes)) sendText(res, 200, `OK - ${bytes.length}`);
  else sendText(res, 404, 'The address is unknown, or the bytes are not as many as announced.');
}
