import { describe, expect, test } from 'vitest';
import { factsOfReceipt } from '../../src/dispatch/hearing/heard-receipt.ts';
import { type Facts, merge, outcomeOf } from '../../src/dispatch/outcomes/facts.ts';
import type { Gateway, RawWebhook, Receipt, WebhookEvent } from '../../src/gateways/gateway.ts';

interface ToldEvent {
  readonly body: string;
  /** Of its address, where the provider has several. */
  readonly kind?: string;
  /** What it comes to, without what any provider tells: of which message it is. */
  readonly tells: Readonly<Record<string, unknown>>;
}

/** Everything that can become of a message that was sent. */
type ToldState = Receipt['status'] | 'answered';

export interface WebhookSpecimen {
  signed(body: string, kind?: string): RawWebhook;
  badlySigned(body: string): RawWebhook;
  /** How the provider tells each state of the accepted message, in the order in which they happen. */
  readonly states: Readonly<Record<ToldState, ToldEvent | 'never told'>>;
  /** A body of a kind that does not exist yet. */
  readonly unknown: string;
}

const permutationsOf = <Value>(values: readonly Value[]): Value[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((value, index) =>
        permutationsOf(values.toSpliced(index, 1)).map((others) => [value, ...others]),
      );

const factsOf = (events: readonly WebhookEvent[]): Facts =>
  events.flatMap((event) => (event.kind === 'receipt' ? factsOfReceipt(event) : [])).reduce(merge, {});

/** By which an event that comes again is known. */
const nameOf = (event: WebhookEvent | undefined): string | undefined => {
  if (event?.kind === 'unnamed_failure') return event.eventId;
  return event?.kind === 'receipt' || event?.kind === 'inbound' ? event.providerId : undefined;
};

/** What webhooks tell is the same for every gateway, in whatever order and however often they come. */
export function conformsToWebhooks(open: () => Gateway, webhook: WebhookSpecimen): void {
  const parsed = ({ body, kind }: Pick<ToldEvent, 'body' | 'kind'>): WebhookEvent[] =>
    open().parse(webhook.signed(body, kind));
  const states = Object.entries(webhook.states);
  const untold = states.flatMap(([state, event]) => (event === 'never told' ? state : []));
  const known = states.flatMap(([state, event]) => (event === 'never told' ? [] : { state, event }));
  const told = known.map(({ event }) => event);

  describe('a webhook', () => {
    test.each(known)('every state: $state is told', ({ event }) => {
      expect(parsed(event)).toMatchObject([event.tells]);
    });

    test.each(untold)('every state: %s is told by none', (state) => {
      const tellsIt = (one: WebhookEvent) => 'status' in one && one.status === state;
      expect(told.flatMap(parsed).filter(tellsIt)).toEqual([]);
    });

    test('duplicated: is known by its name and proves nothing more', () => {
      for (const event of told) {
        const [once, again] = [parsed(event), parsed(event)];
        expect(nameOf(again[0])).toMatch(/.+/);
        expect(nameOf(again[0])).toBe(nameOf(once[0]));
        expect(factsOf([...once, ...again])).toEqual(factsOf(once));
      }
    });

    test('reordered: proves the same in every order', () => {
      const inOrder = factsOf(told.flatMap(parsed));
      expect(outcomeOf(inOrder)).toBe('accepted');
      expect(inOrder.deliveredAt).toBeLessThan(inOrder.readAt ?? 0);
      for (const order of permutationsOf(told)) expect(factsOf(order.flatMap(parsed))).toEqual(inOrder);
    });

    test('badly signed: is not believed', () => {
      const gateway = open();
      for (const { body, kind } of told) {
        expect(gateway.verify(webhook.signed(body, kind))).toBe(true);
        expect(gateway.verify(webhook.badlySigned(body))).toBe(false);
        expect(gateway.verify({ headers: {}, body: Buffer.from(body) })).toBe(false);
      }
    });

    test('unknown events: one of a new kind is kept as it came', () => {
      expect(parsed({ body: webhook.unknown })).toMatchObject([
        { kind: 'unknown', why: expect.stringMatching(/.+/) },
      ]);
    });

    test('unknown events: what is no text of the provider’s is kept as it came', () => {
      expect(parsed({ body: 'not what was agreed' })).toMatchObject([
        { kind: 'unknown', raw: 'not what was agreed' },
      ]);
    });
  });
}
