import { failed, inProcess } from '../entities/cell.ts';
import type { AudienceRow } from '../sources/audience-source.ts';
import type { PlannedRow } from './draft-store.ts';
import type { RenderRow } from './render-message.ts';

/** One cause per row, in the order invalid, duplicate, excluded, variable; duplicates and exclusions are the store's to find. */
export function planRow(row: AudienceRow, render: RenderRow): PlannedRow {
  const { rowNumber, rawPhone, phone, variables } = row;
  const common = { rowNumber, rawPhone, phone, variables };
  if (phone === undefined) {
    return { ...common, cell: failed('invalid_number'), detail: row.invalidBecause ?? 'not a phone number' };
  }
  const rendered = render(variables);
  return rendered.ok
    ? { ...common, cell: inProcess('queued'), detail: undefined }
    : { ...common, cell: failed(rendered.failure), detail: rendered.detail };
}
