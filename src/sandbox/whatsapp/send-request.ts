import { type Checked, refuse } from './checked.ts';
import { type FreeContent, parseFree } from './free-content.ts';
import { isUserId } from './hidden-number.ts';
import { type JsonObject, listOf, objectOf, textOf } from './json-reading.ts';

export interface TemplateCall {
  readonly name: string;
  readonly language: string;
  readonly components: readonly JsonObject[];
}

/** A send that has the fields every send needs. */
export interface SendRequest {
  /** As it was written. */
  readonly input: string;
  /** Digits with the country code, Meta's `wa_id`; or the id of a person whose number is hidden. */
  readonly to: string;
  readonly token: string | undefined;
  /** A message without a template needs an open window. */
  readonly content: TemplateCall | FreeContent;
}

/**
 * `+`, `-`, spaces and parentheses are tolerated; without a plus, a national number gets the business number's country
 * code (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages).
 */
export function parseTo(input: string, businessCountryCode: string): Checked<string> {
  const digits = input.replaceAll(/[+\-\s()]/g, '');
  if (input.trim().startsWith('00')) return refuse(100, 'Invalid parameter: to starts with 00');
  if (!/^\d{7,15}$/.test(digits)) {
    return refuse(131009, 'to: the recipient phone number is not valid');
  }
  const national = !input.trim().startsWith('+') && digits.length <= 10;
  return { ok: true, value: national ? businessCountryCode + digits : digits };
}

/** A person whose number is hidden (business-scoped user ids); a number beside it wins. */
const parseRecipient = (userId: string): Checked<string> =>
  isUserId(userId)
    ? { ok: true, value: userId }
    : refuse(131009, 'recipient: expected a business-scoped user id');

function parseContent(body: JsonObject): Checked<SendRequest['content']> {
  if (body.type === 'template') {
    const template = objectOf(body.template);
    const name = textOf(template.name);
    const language = textOf(objectOf(template.language).code);
    if (!name) return refuse(131008, 'template: name is required');
    if (!language) return refuse(131008, 'template: language code is required');
    return { ok: true, value: { name, language, components: listOf(template.components).map(objectOf) } };
  }
  const free = parseFree(body);
  if (free) return free;
  return refuse(131051, `Message type ${String(body.type)} is not currently supported.`);
}

export function parseSend(body: JsonObject | undefined, businessCountryCode: string): Checked<SendRequest> {
  if (!body) return refuse(100, 'The body is not a JSON object');
  if (body.messaging_product !== 'whatsapp') {
    return refuse(100, 'The parameter messaging_product is required.');
  }
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    return refuse(100, 'Param recipient_type must be individual');
  }
  const hidden = textOf(body.to) ? undefined : textOf(body.recipient);
  const input = textOf(body.to) ?? hidden;
  if (!input) return refuse(100, 'The parameter to is required.');
  const token = body.biz_opaque_callback_data;
  if (token !== undefined && (typeof token !== 'string' || token.length > 512)) {
    return refuse(100, 'Param biz_opaque_callback_data must be a string of at most 512 characters');
  }
  const to = hidden === undefined ? parseTo(input, businessCountryCode) : parseRecipient(hidden);
  if (!to.ok) return to;
  const content = parseContent(body);
  if (!content.ok) return content;
  return { ok: true, value: { input, to: to.value, token, content: content.value } };
}
