import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envelope, messagesValue, parseBody } from './cloud-api-fixtures.ts';

const words = fc.constantFrom(
  ...[
    'entry',
    'changes',
    'field',
    'value',
    'messages',
    'statuses',
    'errors',
    'id',
    'status',
    'type',
    'text',
    'context',
  ],
  ...[
    'timestamp',
    'failed',
    'read',
    'user_preferences',
    'message_template_id',
    'message_template_status_update',
  ],
);
const nearlyRight = fc.object({
  key: fc.oneof(words, fc.string()),
  values: [fc.json(), words, fc.integer()],
  maxDepth: 6,
});

test('no body at all makes parsing throw, and none is lost without a word', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        nearlyRight.map((value) => JSON.stringify(value)),
      ),
      (body) => {
        for (const { kind } of parseBody(body)) expect(kind).toBeTypeOf('string');
      },
    ),
    { numRuns: 500 },
  );
});

test('whatever stands among them, good statuses and messages are all read, in their order', () => {
  const bad = fc.oneof(nearlyRight, fc.constant(null), fc.string(), fc.array(fc.integer()), fc.double());
  const slots = fc.array(
    fc.oneof(
      fc.constant('good' as const),
      bad.map((raw) => ({ raw })),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(slots, slots, (statusSlots, messageSlots) => {
      const statuses = statusSlots.map((slot, at) =>
        slot === 'good' ? { id: `wamid.s${at}`, status: 'read', timestamp: '1750030073' } : slot.raw,
      );
      const messages = messageSlots.map((slot, at) =>
        slot === 'good' ? { id: `wamid.m${at}`, type: 'text' } : slot.raw,
      );
      const change = { field: 'messages', value: messagesValue({ statuses, messages }) };
      const events = parseBody(envelope([change]));

      expect(events).toHaveLength(statuses.length + messages.length);
      const goodIn = (items: readonly unknown[], letter: string) =>
        items.flatMap((slot, at) => (slot === 'good' ? [`wamid.${letter}${at}`] : []));
      const read = events.flatMap((event) =>
        'providerId' in event && /^wamid\.[sm]\d+$/.test(event.providerId ?? '') ? [event.providerId] : [],
      );
      expect(read).toEqual([...goodIn(statusSlots, 's'), ...goodIn(messageSlots, 'm')]);
    }),
    { numRuns: 200 },
  );
});
