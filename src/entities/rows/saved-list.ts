import { defineEntity, p } from '@mikro-orm/core';
import { SavedListContent } from './saved-list-content.ts';

/** An audience that is kept under a name. Deployments copy it at their review and never look back. */
const SavedListSchema = defineEntity({
  name: 'SavedList',
  tableName: 'saved_list',
  indexes: [
    {
      name: 'saved_list_name',
      expression: `create unique index saved_list_name on saved_list (lower(name))`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    name: p.text(),
    content: () => p.oneToOne(SavedListContent).owner(),
    /** The variables its rows have, in the order in which they came. */
    columns: p.json<readonly string[]>(),
    users: p.integer(),
    /** Grows with every change: who read it in pages knows whether all pages belong together. */
    revision: p.integer().default(1),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedBy: p.text(),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
export class SavedList extends SavedListSchema.class {}
SavedListSchema.setClass(SavedList);
