import type { MikroORM } from '@mikro-orm/postgresql';
import { columnsOf, sourcesFor } from '../../entities/variable-source.ts';
import type { AudienceRow } from '../../sources/audience-source.ts';
import { loadVariables, loadVersion } from '../conversations/conversation-store.ts';
import type { ContactsPreview, ContactsPreviewRequest } from '../dispatch.ts';
import type { ReviewSettings } from '../review/review.ts';
import { openContacts } from './open-audience.ts';

const previewedRows = 5;

/** The first rows as a review would read them; no more is asked of the CRM than they take. */
export async function previewContacts(
  orm: MikroORM,
  { versionId, audience }: ContactsPreviewRequest,
  settings: ReviewSettings,
): Promise<ContactsPreview> {
  const { template } = await loadVersion(orm.em.fork(), versionId);
  const variables = await loadVariables(orm.em.fork(), versionId);
  const wanted = columnsOf(sourcesFor(template.definition, variables));
  const opened = await openContacts(audience, { ...settings, columns: wanted, most: previewedRows });
  const rows: AudienceRow[] = [];
  for await (const batch of opened.rows) {
    rows.push(...batch);
    if (rows.length >= previewedRows) break;
  }
  return {
    listName: opened.name,
    columns: wanted.map((name) => ({ name, found: opened.columns.includes(name) })),
    rows: rows.slice(0, previewedRows),
  };
}
