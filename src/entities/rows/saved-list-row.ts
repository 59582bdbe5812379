import { defineEntity, p } from '@mikro-orm/core';
import { SavedListContent } from './saved-list-content.ts';

/** One phone of a saved list with its variables. */
const SavedListRowSchema = defineEntity({
  name: 'SavedListRow',
  tableName: 'saved_list_row',
  properties: {
    content: () => p.manyToOne(SavedListContent).primary(),
    /** E.164. */
    phone: p.text().primary(),
    variables: p.json<Readonly<Record<string, string>>>(),
  },
});
export class SavedListRow extends SavedListRowSchema.class {}
SavedListRowSchema.setClass(SavedListRow);
