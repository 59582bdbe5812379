import { defineEntity, p } from '@mikro-orm/core';

/** The provider's own id of a person where it is not the number we sent to (Brazil's ninth digit, Mexico's 1). */
const PhoneAliasSchema = defineEntity({
  name: 'PhoneAlias',
  tableName: 'phone_alias',
  indexes: [{ name: 'phone_alias_phone', properties: ['phone'] }],
  properties: {
    contactId: p.text().primary(),
    phone: p.text(),
  },
});
export class PhoneAlias extends PhoneAliasSchema.class {}
PhoneAliasSchema.setClass(PhoneAlias);
