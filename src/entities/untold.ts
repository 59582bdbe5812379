import { said, text } from './language/say.ts';

/** What a provider keeps to itself, by gateway; absent: it tells everything that a screen shows. */
const untold: Readonly<Record<string, string>> = {
  treble: text(
    'Treble does not tell the texts of what it sent, the answers in between, or at which step a chat stands while nothing was asked.',
  ),
};

/** Where messages go by such a provider, what their figures, users and histories cannot show. */
export const untoldBy = (gateways: readonly string[]): string[] =>
  [...new Set(gateways)].flatMap((gateway) => {
    const note = untold[gateway];
    return note === undefined ? [] : [said(note)];
  });
