import type { PageGuide } from '../../../page-guide.ts';
import type { PageState } from '../../../slack/page-protocol.ts';

/** `insert` is what goes into the composer; `usage` is what is shown. */
export type Suggestion = { readonly usage: string; readonly insert: string; readonly summary: string };

/** Up to the first word that is to be chosen or filled in. */
const withoutArguments = (usage: string): string => usage.replace(/\s*(?:[[<(]|[^\s|]*\|).*$/, '');

/** The subcommands that the guide describes, and every command that it does not. */
export function allSuggestions(state: PageState, guide: PageGuide | undefined): Suggestion[] {
  const detailed = (guide?.commands ?? []).map(({ usage, summary }) => ({
    usage,
    summary,
    insert: withoutArguments(usage),
  }));
  const plain = state.commands
    .filter(({ command }) => !detailed.some(({ insert }) => insert.startsWith(`${command} `)))
    .map(({ command, description, usage_hint }) => ({
      usage: `${command} ${usage_hint}`.trim(),
      summary: description,
      insert: command,
    }));
  return [...plain, ...detailed];
}

/** Those that begin with what was typed; once one is typed in full the rest is the person's. */
export function suggestionsFor(typed: string, all: readonly Suggestion[]): Suggestion[] {
  if (!typed.startsWith('/') || typed.includes('\n')) return [];
  const sought = typed.toLowerCase();
  return all.filter(({ insert }) => insert.startsWith(sought) && insert !== sought);
}

/** Enter sends a command that is complete as typed, and completes one that is not. */
export function isComplete(typed: string, state: PageState, all: readonly Suggestion[]): boolean {
  const sought = typed.trim().toLowerCase();
  return (
    all.some(({ insert }) => insert === sought) || state.commands.some(({ command }) => command === sought)
  );
}
