import { expect, test } from 'vitest';
import { readAhead } from '../../src/entities/read-ahead.ts';

/** Says what it was asked for, and when it was closed. */
async function* counted(told: string[], items: number, failsAt?: number) {
  try {
    for (let item = 1; item <= items; item += 1) {
      told.push(`made ${item}`);
      if (item === failsAt) throw new Error(`item ${item} is broken`);
      yield item;
    }
  } finally {
    told.push('closed');
  }
}

test('every item comes once and in order, the next made before the reader asks for it', async () => {
  const told: string[] = [];
  for await (const item of readAhead(counted(told, 3))) {
    await new Promise((turn) => setImmediate(turn));
    told.push(`read ${item}`);
  }
  expect(told).toEqual(['made 1', 'made 2', 'read 1', 'made 3', 'read 2', 'closed', 'read 3']);
});

test('what breaks ahead of the reader is told in its turn, after every item before it', async () => {
  const read: number[] = [];
  const reading = async () => {
    for await (const item of readAhead(counted([], 3, 3))) {
      await new Promise((turn) => setImmediate(turn));
      read.push(item);
    }
  };
  await expect(reading()).rejects.toThrow('item 3 is broken');
  expect(read).toEqual([1, 2]);
});

test('a reader that leaves early closes the source', async () => {
  const told: string[] = [];
  for await (const item of readAhead(counted(told, 10))) if (item === 2) break;
  expect(told.at(-1)).toBe('closed');
  expect(told).not.toContain('made 5');
});
