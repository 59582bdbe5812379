import { defineEntity, p } from '@mikro-orm/core';

/** How many different people the business may reach in 24 hours, over all lines of a gateway, and how many it has. */
const PortfolioSchema = defineEntity({
  name: 'Portfolio',
  tableName: 'portfolio',
  properties: {
    gateway: p.text().primary(),
    /** Null: no limit. */
    usersPerDay: p.integer().nullable(),
    /** Rows of `reached_user`; moved in the transaction that moves them. Kept only while there is a limit. */
    reached: p.integer().default(0),
    readAt: p.datetime().defaultRaw('now()'),
  },
});
export class Portfolio extends PortfolioSchema.class {}
PortfolioSchema.setClass(Portfolio);
