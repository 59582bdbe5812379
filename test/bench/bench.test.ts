import { describe, expect, test } from 'vitest';
import { audienceBytes, expectedCounts, mostPhones, phoneOf } from '../../bench/audience-file.ts';
import { cases } from '../../bench/cases.ts';
import { appSecret } from '../../bench/cast.ts';
import { completeAnswer } from '../../bench/far-sides/answer-head.ts';
import { webhookPosts } from '../../bench/far-sides/webhook-posts.ts';
import { interleave } from '../../bench/interleave.ts';
import { differences } from '../../bench/invariants.ts';
import { parseOptions, ratioIds } from '../../bench/options.ts';
import { reportText } from '../../bench/report.ts';
import type { RatioResult } from '../../bench/result.ts';
import { judge, median } from '../../bench/statistics.ts';
import { figure, formatTable } from '../../bench/table.ts';
import { createSignatureCheck } from '../../src/gateways/cloud-api/signature.ts';
import { parseWebhook } from '../../src/gateways/cloud-api/webhook.ts';
import { openCsv } from '../../src/sources/csv-audience.ts';

describe('what rounds say together', () => {
  test('the median is the middle one, or the mean of the two in the middle', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 30, 20])).toBe(25);
    expect(() => median([])).toThrow('at least one value');
  });

  test.each([
    ['a quiet machine gives a ratio', [100, 104, 96], [40, 60, 50], [], 0.5, ''],
    ['ten per cent of drift is still quiet', [100, 105, 95], [50], [], 0.5, ''],
    [
      'more drift throws the run away',
      [100, 120, 90],
      [50],
      [],
      0.5,
      'the baseline drifted 30 % (at most 10 %)',
    ],
    [
      'speed that breaks an invariant counts nothing',
      [100, 100],
      [90],
      ['calls: expected 2, found 3'],
      0,
      'broken: calls: expected 2, found 3',
    ],
  ])('%s', (_story, baseline, product, broken, ratio, discard) => {
    expect(judge(baseline, product, broken)).toMatchObject({ ratio, discard });
  });

  test('the baseline runs before and after every round, once the first pair has warmed both up', async () => {
    const order: string[] = [];
    const side = (name: string) => async () => {
      order.push(name);
      return order.length;
    };
    const { baseline, product } = await interleave(2, { baseline: side('A'), product: side('B') });
    expect(order.join('')).toBe('ABABABA');
    expect({ baseline, product }).toEqual({ baseline: [3, 5, 7], product: [4, 6] });
  });

  test('a fact that is missing or other than expected is named', () => {
    expect(differences({ calls: 3, recipients: 2 }, { calls: 2, recipients: 2, attempts: 2 })).toEqual([
      'calls: expected 2, found 3',
      'attempts: expected 2, found nothing',
    ]);
  });
});

describe('the table', () => {
  test('names stand left, figures right, and no line ends in blanks', () => {
    expect(formatTable(['Ratio', '÷'], [['R1 sending', '0.9'], ['R2']])).toBe(
      ['Ratio         ÷', '----------  ---', 'R1 sending  0.9', 'R2'].join('\n'),
    );
  });

  test.each([
    [12_345.6, '12,346'],
    [0.45678, '0.457'],
    [7, '7'],
    [undefined, '–'],
    [Number.NaN, '–'],
  ])('%s is written %s', (value, text) => expect(figure(value)).toBe(text));

  test('a run to throw away says so under its line', () => {
    const result: RatioResult = {
      id: 'R2',
      says: 'sending ÷ bare undici',
      unit: 'message',
      baseline: { name: 'bare loop', values: [10_000, 20_000, 15_000] },
      product: { name: 'pipeline', values: [5_000] },
      nearLimit: '≥ 0.45',
      notes: ['gateway 0 ms'],
      ...judge([10_000, 20_000, 15_000], [5_000]),
    };
    const text = reportText([result]);
    expect(text).toContain('R2 sending ÷ bare undici  15,000/s  5,000/s  0.333');
    expect(text).toContain('R2  bare loop against pipeline; gateway 0 ms');
    expect(text).toContain('DISCARD: the baseline drifted 67 %');
  });
});

describe('the arguments', () => {
  test('every ratio that can be asked for is reached by exactly one case', () => {
    expect(cases.flatMap(({ ids }) => ids)).toEqual(ratioIds);
  });

  test.each([
    [[], { rounds: 5, only: ratioIds, quick: false }],
    [['--quick'], { rounds: 2, only: ratioIds, quick: true }],
    [['--only', 'r1,R3', '--rounds=7'], { rounds: 7, only: ['R1', 'R3'], quick: false }],
  ])('%j', (args, options) => expect(parseOptions(args)).toEqual(options));

  test.each([
    [['--only', 'R14'], `--only: expected some of ${ratioIds.join(',')}, found "R14".`],
    [['--rounds', 'many'], '--rounds: expected a whole number from 1 to 100, found "many".'],
    [['--rounds'], '--rounds: expected a value.'],
    [['--fast'], 'Expected --rounds <n>, --only <R1,R2,…> or --quick, found "--fast".'],
  ])('%j are refused', (args, message) => expect(() => parseOptions(args)).toThrow(message));
});

describe('the far sides', () => {
  test('an answer is complete with its whole body, counted or in chunks, and not before', () => {
    const counted = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const chunked = 'HTTP/1.1 503 Busy\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
    expect(completeAnswer(counted)).toEqual({ status: 200, end: counted.length });
    expect(completeAnswer(chunked)).toEqual({ status: 503, end: chunked.length });
    for (const text of [counted, chunked]) expect(completeAnswer(text.slice(0, -1))).toBeUndefined();
  });

  test('webhooks are signed, hold the statuses that were asked for, and each message ends delivered, six of ten read', () => {
    const posts = webhookPosts({ tokenKey: 'key', firstAttemptId: 501, attempts: 100, perPost: 20 });
    const isSigned = createSignatureCheck([appSecret]);
    const bodies = posts.map(({ body, signature }) => {
      const raw = Buffer.from(body);
      expect(isSigned({ headers: { 'x-hub-signature-256': signature }, body: raw })).toBe(true);
      return parseWebhook(raw, new Date());
    });
    expect(bodies.map((events) => events.length)).toEqual(Array.from({ length: 13 }, () => 20));
    const told = bodies
      .flat()
      .map((event) => (event.kind === 'receipt' ? `${event.token} ${event.status}` : event.kind));
    expect(new Set(told).size).toBe(260);
    const count = (status: string) => told.filter((text) => text.endsWith(` ${status}`)).length;
    expect([count('sent'), count('delivered'), count('read')]).toEqual([100, 100, 60]);
    expect(told).toContain('key.501 sent');
    expect(told).toContain('key.600 delivered');
  });

  test('the list has the faults it promises, and phones are valid and repeat only where they should', async () => {
    const { rows } = await openCsv(audienceBytes(1_000), { fileName: 'audience.csv' });
    const phones: (string | undefined)[] = [];
    for await (const batch of rows) phones.push(...batch.map(({ phone }) => phone));
    const { invalid, duplicate } = expectedCounts(1_000);
    const valid = phones.filter((phone) => phone !== undefined);
    expect([phones.length, phones.length - valid.length]).toEqual([1_000, invalid]);
    expect(valid.length - new Set(valid).size).toBe(duplicate);
    expect(mostPhones).toBeGreaterThan(1_000_000);
    expect(phoneOf(mostPhones)).toBe(phoneOf(0));
  });
});
