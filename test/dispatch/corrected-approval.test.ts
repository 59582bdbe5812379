import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';

const from = 3;
let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld({ approvals: { from, typedFrom: 10_000, validHours: 24 } });
});
afterAll(() => world.close());

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Launches a list of one good row and so many without a number, and sends these back with one. */
async function corrected(phones: readonly string[]) {
  const head = 'phone,first_name,discount,sale_path';
  const [good = '', ...others] = phones;
  const rows = others.map((_, index) => `nonsense ${index},Ben,20 %,b`);
  const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
  const csv = [head, `${good},Ana,20 %,a`, ...rows].join('\n');
  const audience = { kind: 'csv', fileName: 'list.csv', bytes: bytesOf(csv) } as const;
  const { draftId } = await world.dispatch.review({
    versionId,
    audience,
    channelId: 'C0GROWTH',
    by: 'U0ANA',
  });
  const launched = await world.dispatch.launch(draftId, 'U0ANA');
  const { id } = await world.dispatch.reviewCorrection({
    deploymentId: draftId,
    fileName: 'corrected.csv',
    bytes: bytesOf(
      [`Treble row,${head}`, ...others.map((phone, index) => `${index + 3},${phone},Ben,20 %,b`)].join('\n'),
    ),
    by: 'U0ANA',
  });
  return { launched, sent: await world.dispatch.sendCorrected(id, 'U0ANA') };
}

const kinds = ({ holds }: { readonly holds: readonly { readonly kind: string }[] }) =>
  holds.map(({ kind }) => kind);

test('rows that are sent back corrected need an approval as a list of as many does', async () => {
  const few = await corrected(plainPhones(from - 1));
  expect([kinds(few.launched), few.sent.queued, kinds(few.sent.deployment)]).toEqual([[], 1, []]);
  const many = await corrected(plainPhones(from + 2, 100));
  expect([kinds(many.launched), many.sent.queued]).toEqual([[], from + 1]);
  expect(kinds(many.sent.deployment)).toEqual(['awaiting_approval']);
});
