/** Under these keys stands what people read. */
const read: ReadonlySet<string> = new Set([
  'text',
  'alt_text',
  'accessibility_label',
  'caption',
  'title',
  'label',
  'name',
  'initial_comment',
  'summary',
  'lead',
  'context',
  'notes',
  'note',
  'columns',
  'rows',
  'toDo',
  'bold',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textsIn(value: unknown, isRead = false): string[] {
  if (typeof value === 'string') return isRead ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, isRead));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, read.has(key)));
}

/** What stands outside of ⟦…⟧; what was cut to fit is marked to its end. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth += 1;
    if (depth === 0) rest += sign;
    if (sign === '⟧') depth = Math.max(0, depth - 1);
  }
  return rest;
}

/** Names, commands, the text of the template, dates as the language writes them, tokens that Slack replaces, and units that are the same everywhere. */
const data =
  /<[^>]*>|`[^`]*`|\/treble[ \w-]*|Conv-1|tpl-1|customers\.csv|WhatsApp|Treble|Hello|‹name›|\ben\b(?= ·)|\(en\)|recipient:\d+|\p{L}+-feira, \d+ de \p{L}+ de \d+|\d+ \p{L}{3}(?: – \d+ \p{L}{3})? \d{4}|\p{L}+ de \d{4}|D-\d+|C0\w+|U0\w+|\bUTC\b|https?:\S+/gu;

/** Words for people that no catalogue has been asked for. */
export const unmarkedIn = (value: unknown): string[] => [
  ...new Set(textsIn(value).filter((text) => /[A-Za-z]{2,}/.test(outside(text).replace(data, ' ')))),
];
