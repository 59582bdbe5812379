import { say } from '../../entities/language/say.ts';

// Control, bidi and zero-width characters can hide or reorder what a reader sees; a line break is kept.
const invisible = /[^\P{Cc}\n]|\p{Cf}/gu;

export const visible = (value: string): string => value.replace(/\r\n?/g, '\n').replace(invisible, '');

/** At most `max` UTF-16 units, never half a character. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, Math.max(0, max - 1));
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// Exactly these three: https://docs.slack.dev/messaging/formatting-message-text
const escaped = (value: string): string => value.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** A value as it may stand in mrkdwn: nothing in it is a mention or a link, and no entity is cut in half. */
export function escapeText(value: string, max = 2000): string {
  const shown = cutTo(visible(value), max);
  const safe = escaped(shown);
  if (safe.length <= max) return safe;
  let length = 0;
  let kept = '';
  for (const sign of shown) {
    const next = escaped(sign);
    length += next.length;
    if (length > max - 1) break;
    kept += next;
  }
  return `${kept}…`;
}

/** Those that are more than their name and a deployment: with the name they end in, or with a second word. */
const longCommands = [
  /(?:flow|conversation edit) [^`\n]+?(?=\.?$)/,
  /release (?:template|line) \S+/,
  /agents add/,
  /exclude (?:list|import|remove)/,
]
  .map(({ source }) => source)
  .join('|');

// An example runs to the end of its sentence.
const commands = new RegExp(
  `(?<=(?:For example|Por ejemplo|Por exemplo): )/treble[^\`\n]*$|(?<!\`)/treble(?: (?:${longCommands}|[a-z]+))?(?: D-\\d+)?`,
  'g',
);

/** A sentence for a person, escaped, with what can be typed set as code. */
export const sentenceText = (sentence: string, max = 2000): string =>
  escapeText(sentence, max).replace(commands, '`$&`');

/** The value on one line. */
export const oneLine = (value: string): string => visible(value).replace(/\s+/g, ' ').trim();

/** Shown in each reader's zone; the fallback names its own. */
export function dateToken(at: Date): string {
  const [day, time] = at.toISOString().split('T');
  return `<!date^${Math.floor(at.getTime() / 1000)}^${say`{date_short_pretty} at {time}`}|${day} ${time?.slice(0, 5)} UTC>`;
}

const memberId = /^[UW][A-Z0-9]{2,}$/;

export const isMemberId = (word: string): boolean => memberId.test(word);

/** A person's mention; an id that is none stays plain text. */
export const mention = (id: string): string => (isMemberId(id) ? `<@${id}>` : escapeText(id, 80));

export const channelMention = (id: string): string => {
  if (isMemberId(id)) return `<@${id}>`;
  return /^[CGD][A-Z0-9]{2,}$/.test(id) ? `<#${id}>` : escapeText(id, 80);
};

/** The support contact: ids become mentions, anything else is shown as it was written. */
export function contactText(contact: string): string {
  const words = contact.split(',').map((word) => word.trim());
  return words.every(isMemberId)
    ? words
        .slice(0, 3)
        .map(mention)
        .reduce((one, other) => say`${one} or ${other}`)
    : escapeText(contact, 200);
}
