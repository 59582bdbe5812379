import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentText } from '../../src/entities/message-content.ts';
import { advance } from '../../src/flows/advance.ts';
import {
  type FlowEffect,
  type FlowEvent,
  type FlowState,
  newState,
  wakesAt,
} from '../../src/flows/flow-state.ts';
import { parseFlow } from '../../src/flows/parse-flow.ts';
import { type ModelStep, modelHears, modelWaits, newChat, sourceOf } from './flow-model.ts';

const flowOf = (source: string) => {
  const parsed = parseFlow(source);
  if (!parsed.ok) throw new Error(`${source}\n${JSON.stringify(parsed.problems)}`);
  return parsed.flow;
};

const wrote = (text: string, type = 'text', choice?: string): FlowEvent => ({
  kind: 'message',
  heard: { text, type, ...(choice !== undefined && { choice }) },
});

const saidIn = (effects: readonly FlowEffect[]): string[] =>
  effects.flatMap((effect) =>
    effect.kind === 'send' ? [contentText(effect.content).split('\n')[0] ?? ''] : [],
  );

const minute = 60_000;
const start = Date.parse('2026-03-04T12:00:00Z');

/** Plays events, each a minute after the one before it. */
function play(source: string, events: readonly FlowEvent[], given = {}) {
  const flow = flowOf(source);
  let state: FlowState = newState(given);
  const effects: FlowEffect[] = [];
  for (const [index, event] of events.entries()) {
    const next = advance(flow, state, event, start + index * minute);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects, said: saidIn(effects) };
}

describe('answers', () => {
  const stories: [expect: string, typed: string, kept: string | undefined][] = [
    ['text', '  Ana María ', 'Ana María'],
    ['number', '1.250,50', '1250.5'],
    ['number', '1,250.50', '1250.5'],
    ['number', '-3', '-3'],
    ['number', 'three', undefined],
    ['email', 'Ana@Example.com', 'ana@example.com'],
    ['email', 'ana@example', undefined],
    ['date', '4/3/2026', '2026-03-04'],
    ['date', '2026-02-29', undefined],
    ['date', '31.12.2026', '2026-12-31'],
  ];
  test.each(stories)('a %s: “%s” is kept as %s', (expected, typed, kept) => {
    const { state } = play(`steps: [{question: What?, expect: ${expected}, save: it}]`, [
      wrote('hi'),
      wrote(typed),
    ]);
    expect(state.captured.it).toBe(kept);
  });

  test('a choice is made by tapping it or by writing its words, whatever their case and accents', () => {
    const source = 'steps: [{question: What?, list: [Sí señor, No], save: it}]';
    for (const answer of [wrote('SI SENOR'), wrote('whatever', 'interactive', 'si senor')]) {
      expect(play(source, [wrote('hi'), answer]).state.captured.it).toBe('Sí señor');
    }
  });

  test.each(['sticker', 'audio', 'location', 'reaction', 'unsupported'])(
    'a %s is no answer: it gets the fallback, and is no wrong try either',
    (type) => {
      const source = 'fallback: Text only, {{first_name}}.\nsteps: [{question: What?, save: it, tries: 1}]';
      const { said, state } = play(source, [wrote('hi'), wrote('', type), wrote('this')], {
        first_name: 'Ana',
      });
      expect(said).toEqual(['What?', 'Text only, Ana.']);
      expect(state.captured.it).toBe('this');
    },
  );
});

describe('time', () => {
  const source = `
close_after: 1h
steps:
  - step: ask
    question: Well?
    no_answer: {after: 10m, go: remind}
  - step: remind
    message: Still there?
  - step: pause
    wait: 5m
    answered: thanks
  - step: late
    finish: nobody
  - step: thanks
    finish: somebody
`;
  const flow = flowOf(source);
  const asked = advance(flow, newState({}), wrote('hi'), start);
  const at = (state: FlowState, ms: number) => advance(flow, state, { kind: 'time' }, start + ms);

  test('nothing happens before the time is up, however often one looks', () => {
    expect(wakesAt(asked.state)).toBe(start + 10 * minute);
    expect(at(asked.state, 10 * minute - 1)).toEqual({ state: asked.state, effects: [] });
  });

  test('then the timeout’s way is taken, once', () => {
    const reminded = at(asked.state, 10 * minute);
    expect(saidIn(reminded.effects)).toEqual(['Still there?']);
    expect(at(reminded.state, 10 * minute).effects).toEqual([]);
    const nobody = at(reminded.state, 15 * minute);
    expect(nobody.effects.at(-1)).toEqual({ kind: 'end', because: 'finished', outcome: 'nobody' });
  });

  test('an answer within the wait takes the other way', () => {
    const reminded = at(asked.state, 10 * minute);
    const answered = advance(flow, reminded.state, wrote('yes'), start + 11 * minute);
    expect(answered.effects.at(-1)).toEqual({ kind: 'end', because: 'finished', outcome: 'somebody' });
  });

  test('a chat in which nobody writes closes after the set time, whatever waits in it', () => {
    expect(at(asked.state, 60 * minute).effects).toEqual([{ kind: 'end', because: 'expired', outcome: '' }]);
  });
});

test('a webhook’s fields become variables; a failure has a way of its own; a value cannot change the address', () => {
  const source = `
steps:
  - step: look
    webhook: https://api.example.com/{{first_message}}
    send: {order: "{{first_message}}"}
    save: {status: order.status}
    failed: sorry
  - step: tell
    message: It is {{status}}.
    go: end
  - step: sorry
    hand_over: support
    note: Order {{first_message}}
`;
  const asked = play(source, [wrote('../a?b')]);
  expect(asked.effects.at(-1)).toMatchObject({
    kind: 'call',
    request: { url: 'https://api.example.com/..%2Fa%3Fb', body: '{"order":"../a?b"}' },
  });
  const answered = (values: Record<string, string> | undefined) =>
    play(source, [wrote('7'), { kind: 'answered', step: 'look', values }]);
  expect(answered({ status: 'packed' }).said).toEqual(['It is packed.']);
  expect(answered(undefined).effects.at(-1)).toEqual({ kind: 'hand_over', team: 'support', note: 'Order 7' });
});

test('whatever a person does, a chat takes a bounded number of steps', () => {
  const source = 'steps:\n  - step: ask\n    question: Again?\n    go: ask\n';
  const { state, effects } = play(
    source,
    Array.from({ length: 700 }, () => wrote('yes')),
  );
  expect(state.phase).toBe('over');
  expect(effects.at(-1)).toEqual({ kind: 'end', because: 'broken', outcome: '' });
  expect(saidIn(effects)).toHaveLength(500);
});

const does = ['message', 'open', 'number', 'buttons', 'wait', 'branch', 'finish', 'hand_over'] as const;

/** Ways lead onward, except from a question, which may lead anywhere: so nothing goes round alone, and all is reached. */
const modelSteps = fc
  .array(fc.record({ does: fc.constantFrom(...does), next: fc.nat(7), other: fc.nat(7) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((drawn) =>
    drawn.map(({ does: kind, next, other }, index): ModelStep => {
      const isLast = index === drawn.length - 1;
      const asksSomething = kind === 'open' || kind === 'number' || kind === 'buttons';
      return {
        name: `s${index}`,
        // Only the last one ends it, so that every step has a way that leads to it.
        does: !isLast && (kind === 'finish' || kind === 'hand_over') ? 'message' : kind,
        next: index + 1,
        other: asksSomething ? other : index + 1 + (next % 2),
      };
    }),
  );

const behaviour = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('on', 'off', '12', 'hello').map((text) => ({ text, type: 'text' })),
    },
    { weight: 1, arbitrary: fc.constant({ text: '', type: 'sticker' }) },
    { weight: 1, arbitrary: fc.constant('later' as const) },
  ),
  { maxLength: 14 },
);

test('any behaviour in any flow gives what the specification says', () => {
  fc.assert(
    fc.property(modelSteps, behaviour, (steps, acts) => {
      const flow = flowOf(sourceOf(steps));
      const chat = newChat();
      let state: FlowState = newState({});
      let now = start;
      for (const act of acts) {
        const said = chat.said.length;
        const event: FlowEvent = act === 'later' ? { kind: 'time' } : { kind: 'message', heard: act };
        now += act === 'later' ? 10 * minute : 1_000;
        if (act === 'later') modelWaits(steps, chat);
        else modelHears(steps, chat, act);
        const next = advance(flow, state, event, now);
        expect(advance(flow, state, event, now)).toEqual(next);
        expect(saidIn(next.effects)).toEqual(chat.said.slice(said));
        state = next.state;
        expect(state.at).toBe(chat.over || chat.at === undefined ? undefined : steps[chat.at]?.name);
        expect(state.phase === 'over').toBe(chat.over);
        expect(state.captured).toMatchObject(chat.kept);
        expect(new Set(state.reached).size).toBe(state.reached.length);
      }
    }),
    { numRuns: 150 },
  );
});
