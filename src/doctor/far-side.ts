import { readJson } from '../entities/json.ts';
import { createHttpClient, type HttpRequest } from '../http/http-client.ts';

export interface FarAnswer {
  readonly status: number;
  readonly text: string;
  /** Undefined when the text is not JSON. */
  readonly json: unknown;
  readonly header: (name: string) => string | undefined;
}

/** They are overloaded or broken: nothing in the settings is to blame. */
export const isTheirs = ({ status }: Pick<FarAnswer, 'status'>): boolean => status === 429 || status >= 500;

/** What to do about it. */
export const later = 'This is on their side: ask again in a few minutes, and look at their status page.';

/** One question to one far side. Rejects with an error that tells no secret when nobody answers. */
export async function askFarSide(
  baseUrl: string,
  request: HttpRequest,
  secrets: readonly string[] = [],
): Promise<FarAnswer> {
  const client = createHttpClient({
    baseUrl: baseUrl.replace(/\/$/, ''),
    connections: 1,
    timeoutMs: 10_000,
    secrets,
  });
  try {
    const { status, body, headers } = await client.request(request);
    const text = body.toString();
    return { status, text, json: readJson(text), header: (name) => [headers[name]].flat()[0] };
  } finally {
    await client.close();
  }
}

/** What came back, for a question that nobody answering is an answer to; `told` says it in words. */
export async function hearFarSide(
  ...question: Parameters<typeof askFarSide>
): Promise<{ readonly text: string | undefined; readonly told: string }> {
  try {
    const { status, text } = await askFarSide(...question);
    return { text, told: `HTTP status ${status}, and not the words expected.` };
  } catch (error) {
    return { text: undefined, told: error instanceof Error ? error.message : 'nobody answered.' };
  }
}

export const askSlack = (apiUrl: string, method: string, token: string): Promise<FarAnswer> =>
  askFarSide(
    apiUrl,
    {
      method: 'POST',
      path: `/${method}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    },
    [token],
  );
