import { expect, test } from 'vitest';
import { parseWebhook } from '../../src/gateways/cloud-api/webhook.ts';

const arrivedAt = new Date('2026-03-04T09:00:00Z');
const time = 1_772_611_000;
const parse = (field: string, value: object) =>
  parseWebhook(
    Buffer.from(JSON.stringify({ entry: [{ id: 'waba-1', time, changes: [{ field, value }] }] })),
    arrivedAt,
  ).map((event) => JSON.parse(JSON.stringify(event)));

const at = new Date(time * 1000).toISOString();
const account = { kind: 'account', accountId: 'waba-1', at };

const stories: [story: string, field: string, value: object, read: object][] = [
  [
    'a restriction of what the business begins stops sending until its end',
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_775_000_000 },
      ],
    },
    {
      ...account,
      standing: 'restricted',
      reason: 'restricted biz initiated messaging',
      until: new Date(1_775_000_000_000).toISOString(),
    },
  ],
  [
    'one that concerns registration warns',
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION' }],
    },
    { ...account, standing: 'warned', reason: 'restricted add phone number action' },
  ],
  [
    'a ban stops sending',
    'account_update',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'April 17, 2026' } },
    { ...account, standing: 'restricted', reason: 'account disabled' },
  ],
  [
    'one that is announced warns, with its day',
    'account_update',
    {
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: 'April 17, 2026' },
    },
    { ...account, standing: 'warned', reason: 'schedule for disable', until: '2026-04-17T00:00:00.000Z' },
  ],
  [
    'one that is taken back is lifted',
    'account_update',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
    { ...account, standing: 'lifted', reason: 'reinstate' },
  ],
  [
    'a violation warns',
    'account_update',
    { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } },
    { ...account, standing: 'warned', reason: 'scam' },
  ],
  [
    'an alert that is more than information warns',
    'account_alerts',
    { alert_type: 'X', alert_severity: 'WARNING', alert_description: 'Verify your business.' },
    { ...account, standing: 'warned', reason: 'Verify your business.' },
  ],
  [
    'a flagged number is rated low, with the new limit of the business',
    'phone_number_quality_update',
    { display_phone_number: '15550783881', event: 'FLAGGED', current_limit: 'TIER_2K' },
    { kind: 'line', displayPhone: '15550783881', quality: 'RED', limit: { users: 2_000 }, at },
  ],
  [
    'a number in words of today: only the limit is told',
    'phone_number_quality_update',
    {
      display_phone_number: '15550783881',
      event: 'ONBOARDING',
      max_daily_conversations_per_business: 10_000,
    },
    { kind: 'line', displayPhone: '15550783881', limit: { users: 10_000 }, at },
  ],
  [
    'a capability of the business is its limit',
    'business_capability_update',
    { max_daily_conversations_per_business: 250, max_phone_numbers_per_business: 2 },
    { kind: 'limit', limit: { users: 250 }, at },
  ],
  [
    '-1 is no limit',
    'business_capability_update',
    { max_daily_conversations_per_business: -1 },
    { kind: 'limit', limit: {}, at },
  ],
];
test.each(stories)('%s', (_story, field, value, read) => {
  expect(parse(field, value)).toEqual([read]);
});

test.each([
  ['account_update', { event: 'PARTNER_ADDED' }],
  ['account_update', {}],
  ['account_alerts', { alert_severity: 'INFORMATIONAL', alert_description: 'Welcome.' }],
  ['phone_number_quality_update', { display_phone_number: '1', event: 'THROUGHPUT_UPGRADE' }],
  ['phone_number_quality_update', { event: 'FLAGGED' }],
  ['business_capability_update', { max_phone_numbers_per_business: 2 }],
])('%s that says nothing of sending is kept as it came: %j', (field, value) => {
  expect(parse(field, value)).toMatchObject([{ kind: 'unknown', raw: value }]);
});
