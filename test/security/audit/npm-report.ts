import { isRecord, parseJson, recordAt, recordsAt, textAt } from '../../../src/sandbox/slack/json.ts';

export interface Advisory {
  /** As GitHub names it, like `GHSA-xxxx-xxxx-xxxx`. */
  readonly id: string;
  readonly packageName: string;
  readonly severity: string;
  readonly title: string;
  /** The versions it is about, as npm writes ranges. */
  readonly range: string;
}

export type NpmReport = { readonly advisories: readonly Advisory[] } | { readonly refusal: string };

/**
 * What `npm audit --json` printed. A package that only depends on another one that is found names it by a word (`via`), and adds
 * nothing of its own. Without the list of packages, npm was not answered: then nothing is known.
 * @see https://docs.npmjs.com/cli/v11/commands/npm-audit
 */
export function readNpmReport(printed: string): NpmReport {
  const report = parseJson(printed);
  if (!isRecord(report)) return { refusal: 'npm printed no report.' };
  const packages = recordAt(report, 'vulnerabilities');
  if (!packages) return { refusal: textAt(report, 'message') ?? 'npm printed no list of packages.' };
  const found = new Map<string, Advisory>();
  for (const about of Object.values(packages).filter(isRecord)) {
    for (const reason of recordsAt(about, 'via')) {
      const id = textAt(reason, 'url')?.split('/').at(-1) ?? 'unknown';
      const packageName = textAt(reason, 'name') ?? 'unknown';
      found.set(`${id} ${packageName}`, {
        id,
        packageName,
        severity: textAt(reason, 'severity') ?? 'unknown',
        title: textAt(reason, 'title') ?? '',
        range: textAt(reason, 'range') ?? '',
      });
    }
  }
  return { advisories: [...found.values()] };
}
