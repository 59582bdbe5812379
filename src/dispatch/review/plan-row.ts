import { failed, inProcess } from '../../entities/cell.ts';
import type { AudienceRow } from '../../sources/audience-source.ts';
import type { PlannedRow } from './draft-store.ts';
import type { RenderRow } from './render-message.ts';

/** What the row itself tells: a number that is none, a variable without a usable value. All other causes are the store's to find. */
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
