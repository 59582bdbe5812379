import { expect, test } from 'vitest';
import { fitsMessage } from '../../src/bot/blocks/limits.ts';
import { tryScene } from '../../src/bot/flows/try-scenes.ts';
import { type FlowEffect, newState } from '../../src/flows/flow-state.ts';

test('of long texts at once as much is shown as Slack takes in one message, and every button', () => {
  const text = 'So long. '.repeat(300);
  const said = Array.from({ length: 6 }, (): FlowEffect => {
    return { kind: 'send', step: 'long', content: { kind: 'text', text } };
  });
  const buttons = [{ id: 'yes', title: 'Yes' }];
  const asked: FlowEffect = { kind: 'send', step: 'ask', content: { kind: 'buttons', text, buttons } };
  const { blocks } = tryScene({ effects: [...said, asked], state: newState({}) });
  expect(fitsMessage(blocks)).toBe(true);
  expect(JSON.stringify(blocks).match(/So long/g)?.length).toBeGreaterThan(7);
  expect(JSON.stringify(blocks)).toContain('"Yes"');
});
