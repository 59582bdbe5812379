import { defineEntity, p } from '@mikro-orm/core';

/** A phone of our own: it is sent to like any other and left out of every figure, from the next review on. */
const TestNumberSchema = defineEntity({
  name: 'TestNumber',
  tableName: 'test_number',
  properties: {
    /** E.164. */
    phone: p.text().primary(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class TestNumber extends TestNumberSchema.class {}
TestNumberSchema.setClass(TestNumber);
