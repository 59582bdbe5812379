import { isRecord, type JsonRecord, readJson } from '../../entities/json.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { GatewayError, type TemplateSnapshot } from '../gateway.ts';
import { readProviderError } from './provider-error.ts';
import { readTemplatePage } from './template-snapshot.ts';

interface TemplateSource {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly accountId: string;
  readonly secrets: readonly string[];
}

const fields = 'id,name,language,status,category,components,parameter_format,quality_score,rejected_reason';
const pageSize = 100;

/**
 * Page by page. The next page's address is built from its cursor: the `next` that Meta sends
 * would take our token to whatever host it names.
 */
export async function* listTemplates(source: TemplateSource): AsyncGenerator<readonly TemplateSnapshot[]> {
  const { apiVersion, accountId } = source;
  const seen = new Set<string>();
  let after: string | undefined;
  do {
    const query = new URLSearchParams({
      fields,
      limit: String(pageSize),
      ...(after !== undefined && { after }),
    });
    const page = await fetchPage(source, `/${apiVersion}/${accountId}/message_templates?${query}`);
    const { templates, after: next } = readTemplatePage(page, accountId);
    yield templates;
    if (next !== undefined && seen.has(next)) {
      throw new GatewayError(
        'WhatsApp’s list of templates leads back to a page it had given before; try again later.',
      );
    }
    if (next !== undefined) seen.add(next);
    after = next;
  } while (after !== undefined);
}

async function fetchPage({ client, headers, secrets }: TemplateSource, path: string): Promise<JsonRecord> {
  const refuse = (reason: string): GatewayError =>
    new GatewayError(maskSecrets(`WhatsApp did not list the templates: ${reason}`, secrets));
  try {
    const answer = await client.request({ method: 'GET', path, headers });
    const page = readJson(answer.body.toString());
    if (answer.status === 200 && isRecord(page) && Array.isArray(page.data)) return page;
    const { code, text } = readProviderError(isRecord(page) ? page.error : undefined);
    throw refuse(
      code === undefined
        ? `expected a page of templates, found HTTP status ${answer.status}.`
        : `${text} (code ${code}).`,
    );
  } catch (error) {
    if (error instanceof HttpFailure) throw refuse(error.message);
    throw error;
  }
}
