import { storableText } from './payload.ts';

export interface CommandText {
  /** Lower case; empty when nothing was typed. */
  readonly name: string;
  readonly args: readonly string[];
}

// Slack escapes these three in what people type: https://docs.slack.dev/interactivity/implementing-slash-commands
const typedSigns: readonly (readonly [RegExp, string])[] = [
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

// Phones and Macs turn straight quotes into curly ones.
const word = /"([^"]*)"?|“([^”]*)”?|(\S+)/g;

/** Splits at white space; quoted words stay together. */
export function parseCommandText(text: string): CommandText {
  const typed = typedSigns.reduce((line, [sign, meant]) => line.replace(sign, meant), storableText(text));
  const words = [...typed.matchAll(word)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  const [name = '', ...args] = words;
  return { name: name.toLowerCase(), args };
}
