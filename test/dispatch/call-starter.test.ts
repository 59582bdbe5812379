import { expect, test } from 'vitest';
import {
  type CallQueue,
  CallStarter,
  latestStartMs,
  type ReadyCall,
} from '../../src/dispatch/sending/call-starter.ts';
import type { WatchedCall } from '../../src/dispatch/sending/hold-watch.ts';

/** A starter whose line lets everything through from `openAt` on, with a clock and holds of our own. */
function given({ openAt = 0 } = {}) {
  const state = { now: 0, openAt, freshUntil: Number.POSITIVE_INFINITY, held: new Set<number>() };
  const told: string[] = [];
  const holds = {
    isHeld: ({ deploymentId = 0 }: WatchedCall) => state.held.has(deploymentId),
    isFreshUntil: () => state.freshUntil,
  };
  const line = { nextStartAt: (now: number) => Math.max(now, state.openAt), started: () => {} };
  const starter = new CallStarter(line, holds, () => state.now);
  const queue: CallQueue = { limit: undefined, ready: [] };
  const call = (name: string, deploymentId: number): ReadyCall => ({
    askedAt: state.now,
    deploymentId,
    start: () => told.push(`${name} started`),
    giveUp: () => told.push(`${name} given up`),
  });
  return { state, starter, queue, call, told };
}

test('S14: a call whose deployment was held while it waited is given up, and the others start', () => {
  const { state, starter, queue, call, told } = given({ openAt: 100 });
  starter.add(queue, [call('a', 1), call('b', 2), call('c', 1)]);
  expect(told).toEqual([]);
  state.held.add(1);
  starter.dropHeld();
  expect(told).toEqual(['a given up', 'c given up']);
  expect([...starter.deploymentIds]).toEqual([2]);
  state.now = 100;
  starter.pump();
  expect(told).toEqual(['a given up', 'c given up', 'b started']);
});

test('S14: a call that was made ready after its deployment was held does not start', () => {
  const { state, starter, queue, call, told } = given();
  state.held.add(1);
  starter.add(queue, [call('late', 1), call('other', 2)]);
  expect(told).toEqual(['late given up', 'other started']);
  expect(starter.waiting).toBe(0);
});

test('S14: without a recent answer about holds a call waits, and one that waited too long never starts', () => {
  const { state, starter, queue, call, told } = given();
  state.freshUntil = -1;
  starter.add(queue, [call('first', 1)]);
  expect(told).toEqual([]);
  state.freshUntil = 50;
  state.now = 40;
  starter.dropHeld();
  expect(told).toEqual(['first started']);
  state.freshUntil = 50;
  state.now = 60;
  starter.add(queue, [call('second', 1)]);
  state.now = 60 + latestStartMs;
  starter.dropHeld();
  expect(told).toEqual(['first started', 'second given up']);
});
