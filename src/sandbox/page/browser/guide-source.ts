import type { PageGuide } from '../../page-guide.ts';
import { isRecord, record, records, string, strings } from './json.ts';

/** The guide as the server offers it; undefined where there is none, and then the page shows none. */
export async function fetchGuide(url: string): Promise<PageGuide | undefined> {
  try {
    const response = await fetch(url);
    if (!response.ok) return undefined;
    const guide: unknown = await response.json();
    if (!isRecord(guide) || strings(guide.steps).length === 0) return undefined;
    return {
      steps: strings(guide.steps),
      endings: records(guide.endings).map((row) => ({
        endings: string(row.endings),
        title: string(row.title),
        whatHappens: string(row.whatHappens),
      })),
      links: records(guide.links).map((link) => ({ label: string(link.label), href: string(link.href) })),
      commands: records(record(guide).commands).map((row) => ({
        usage: string(row.usage),
        summary: string(row.summary),
      })),
    };
  } catch {
    return undefined;
  }
}
