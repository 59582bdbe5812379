import { defineEntity, p } from '@mikro-orm/core';

/** What rows belong together. One that no list names is still being read, or its reading broke off; it is erased after a day. */
const SavedListContentSchema = defineEntity({
  name: 'SavedListContent',
  tableName: 'saved_list_content',
  properties: {
    id: p.integer().primary(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class SavedListContent extends SavedListContentSchema.class {}
SavedListContentSchema.setClass(SavedListContent);
