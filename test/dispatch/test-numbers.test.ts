import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { figuresOf } from '../../src/entities/figures.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { type AudienceWorld, createAudienceWorld } from '../bot/support/audience-world.ts';
import { readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';

let it: AudienceWorld;
let saidBefore = 0;
beforeAll(async () => {
  it = await createAudienceWorld();
});
beforeEach(() => {
  saidBefore = it.bot.said().length;
});
afterEach(() => expectExactCounts(it.world.orm));
afterAll(() => it.close());

const said = (): string => it.bot.said().slice(saidBefore).join('\n');

async function reviewed(phones: readonly string[]) {
  const { versionId } = await it.world.dispatch.loadConversation('spring_sale_2026');
  const text = ['phone,first_name,discount', ...phones.map((phone) => `${phone},Ana,20 %`)].join('\n');
  const audience = { kind: 'pasted', text } as const;
  return it.world.dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' });
}

test('test numbers are sent to like any other, and left out of every figure, which all add up', async () => {
  const phones = plainPhones(6);
  const [mine = '', ours = ''] = phones;
  await it.bot.command(`testnumbers add ${mine} ${ours}`);
  expect(said()).toContain('Added 2 test numbers.\n2 test numbers: +12•••••0100, +12•••••0101.');
  await it.bot.command(`exclude add ${ours}`);

  const review = await reviewed(phones);
  expect(review).toMatchObject({ counts: { rows: 6, valid: 5, excluded: 1 }, testUsers: 2 });
  it.world.engine.start();
  await it.world.dispatch.launch(review.draftId, 'U0ANA');
  await untilCalled(it.world, review.draftId);
  const recipients = await readRecipients(it.world, review.draftId);
  expect(recipients.find(({ phone }) => phone === mine)).toMatchObject({ attempts: 1 });

  const reader = createMetricsReader(it.world.orm);
  const scope = { kind: 'deployment', deploymentId: review.draftId } as const;
  const figures = figuresOf(await reader.cells(scope));
  expect(figures.totalUsers).toBe(4);
  expect(figures.delivered + figures.inProcess + figures.sendFailure + figures.cancelled).toBe(4);
  expect(figures.sendFailure).toBe(0);
  expect(await reader.testUsers(scope)).toBe(2);
  const { users } = await reader.users(scope, {}, { limit: 10 });
  expect(users.map(({ phone }) => phone)).toEqual(phones.slice(2));
  const { batches } = await reader.exportUsers(scope, {});
  let exported = '';
  for await (const { text } of batches) exported += text;
  expect(exported.match(/\n/g)).toHaveLength(4);
  expect(exported).not.toContain(mine.slice(1));
  const cohort = await reader.cohort(new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000));
  expect(figuresOf(cohort).totalUsers).toBe(4);

  const line = await reader.deployment(review.draftId);
  expect(line && JSON.stringify(composeDeploymentMessage(line))).toContain(
    '2 test numbers were sent to as well and left out of these figures.',
  );
  await it.bot.command(`metrics D-${review.draftId}`);
  const shown = JSON.stringify(it.bot.slack.of('views.open').at(-1));
  expect(shown).toContain('*Total users*  4');
  expect(shown).toContain('2 test numbers were sent to as well and left out of these figures.');
  await it.bot.command(`status D-${review.draftId}`);
  expect(said()).toContain('2 test numbers were sent to as well');
});

test('failed test numbers are no part of a retry', async () => {
  const phones = plainPhones(2, 100);
  await it.bot.command(`testnumbers add ${phones[0]}`);
  await it.bot.command(`exclude add ${phones.join(' ')}`);
  const { draftId } = await reviewed([...phones, ...plainPhones(1, 200)]);
  await it.world.dispatch.launch(draftId, 'U0ANA');
  expect(await it.world.dispatch.planRetry(draftId)).toMatchObject({ failed: 1, now: 0 });
});

test('one that is removed counts again, from the next review on', async () => {
  const [phone = ''] = plainPhones(1, 300);
  await it.bot.command(`testnumbers add ${phone}`);
  const before = await reviewed([phone]);
  await it.bot.command(`testnumbers remove ${phone}`);
  expect(said()).toContain('Removed 1 test number.');
  expect((await reviewed([phone])).testUsers).toBe(0);
  expect((await it.world.dispatch.loadReview(before.draftId)).testUsers).toBe(1);
  await it.bot.command('testnumbers drop');
  expect(said()).toContain('Expected add, remove or list, found “drop”.');
});
