import { isRecord, readJson, textAt } from '../../entities/json.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { GatewayError } from '../gateway.ts';
import { readProviderError } from './provider-error.ts';

interface TemplateDoor {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly secrets: readonly string[];
}

/** `POST /{template_id}/unpause` answers `{ success, reason? }` (DOC/templates/template-pausing). */
export async function unpauseTemplate(
  { client, headers, apiVersion, secrets }: TemplateDoor,
  templateId: string,
): Promise<void> {
  const refuse = (reason: string): GatewayError =>
    new GatewayError(maskSecrets(`WhatsApp did not unpause the template: ${reason}`, secrets));
  try {
    const path = `/${apiVersion}/${encodeURIComponent(templateId)}/unpause`;
    const answer = await client.request({ method: 'POST', path, headers });
    const said = readJson(answer.body.toString());
    if (answer.status === 200 && isRecord(said) && said.success === true) return;
    const { code, text } = readProviderError(isRecord(said) ? said.error : undefined);
    const reason = textAt(said, 'reason');
    if (reason !== undefined) throw refuse(reason);
    throw refuse(
      code === undefined
        ? `expected an answer, found HTTP status ${answer.status}.`
        : `${text} (code ${code}).`,
    );
  } catch (error) {
    throw error instanceof HttpFailure ? refuse(error.message) : error;
  }
}
