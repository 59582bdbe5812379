import { readJson } from '../../entities/json.ts';

/** Undefined for a text that is not JSON. */
export function readWebhookJson(text: string): unknown {
  // Only bodies about templates pay for the slower reading.
  return text.includes('"message_template_id"') ? readJson(text, keepLongIds) : readJson(text);
}

/** Template ids are JSON numbers that may exceed 2^53: such a one is taken from its source text. */
function keepLongIds(key: string, value: unknown, context?: { source?: string }): unknown {
  return key === 'message_template_id' && typeof value === 'number' ? (context?.source ?? value) : value;
}
