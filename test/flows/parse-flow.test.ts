import { describe, expect, test } from 'vitest';
import { readyFlows } from '../../src/flows/gallery/index.ts';
import { outlineOf, startWords, wantedIn } from '../../src/flows/outline.ts';
import { parseFlow } from '../../src/flows/parse-flow.ts';

const problemsOf = (source: string): string[] => {
  const parsed = parseFlow(source);
  return parsed.ok ? [] : parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

const flowOf = (source: string) => {
  const parsed = parseFlow(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.flow;
};

test.each(readyFlows.map(({ key, source }) => [key, source]))(
  'the ready flow %s is a flow, and its outline names every step',
  (_key, source) => {
    const flow = flowOf(source);
    expect(outlineOf(flow).map(({ name }) => name)).toEqual(flow.steps.map(({ name }) => name));
    expect(startWords(flow)).toMatch(/^Starts when/);
  },
);

describe('what is wrong is told with its place', () => {
  const stories: [story: string, source: string, problems: string[]][] = [
    [
      'nothing at all',
      '',
      [
        '1:1 Expected a flow with its steps, found nothing.',
        '1:1 Expected a list of steps, found nothing.',
        '1:1 Expected 1 to 100 steps, found 0.',
      ],
    ],
    [
      'no YAML',
      'steps: [',
      [
        '1:9 This cannot be read as YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'an unknown key',
      'step: 1\nsteps:\n  - message: Hi\n',
      ['1:1 “step” is not known here. Known are: start, close_after, fallback, steps.'],
    ],
    [
      'a step that does nothing',
      'steps:\n  - step: one\n',
      [
        '2:5 Expected what the step does: one of message, image, document, question, when, set, webhook, wait, hand_over, opt_out, finish.',
      ],
    ],
    [
      'a step that leads nowhere',
      'steps:\n  - message: Hi\n    go: there\n',
      ['3:9 There is no step “there”.'],
    ],
    [
      'a name twice',
      'steps:\n  - step: one\n    message: Hi\n  - step: one\n    message: Ho\n',
      ['4:11 “one” names something else already. Choose another name for this step.'],
    ],
    [
      'four buttons',
      'steps:\n  - question: Which?\n    buttons: [a, b, c, d]\n',
      ['3:14 Expected a button, 1 to 3 times, found 4.'],
    ],
    [
      'a long button',
      'steps:\n  - question: Which?\n    buttons: [a button that is too long]\n',
      ['3:14 Expected a button of at most 20 characters, found 25.'],
    ],
    [
      'two options alike',
      'steps:\n  - question: Which?\n    buttons: [Sí, si]\n',
      ['3:14 Expected each choice once, found two that are the same.'],
    ],
    [
      'eleven rows',
      `steps:\n  - question: Which?\n    list: [${'abcdefghijk'.split('').join(', ')}]\n`,
      ['3:11 Expected a row, 1 to 10 times, found 11.'],
    ],
    [
      'an unknown expectation',
      'steps:\n  - question: Which?\n    expect: colour\n',
      [
        '3:13 Expected text, number, email or date, found “colour”. For fixed answers, list them under one_of, buttons or list.',
      ],
    ],
    [
      'a time without a unit',
      'steps:\n  - wait: 10\n',
      ['2:11 Expected a time such as 30s, 10m, 2h or 3d, at most 30 days, found “10”.'],
    ],
    [
      'a webhook without https',
      'steps:\n  - webhook: http://example.com/\n',
      ['2:14 Expected an address that begins with https://, found “http://example.com/”.'],
    ],
    [
      'a host made of a variable',
      'steps:\n  - webhook: https://{{host}}/\n',
      ['2:14 Expected an address that begins with https://, found “https://{{host}}/”.'],
    ],
    [
      'a branch without a test',
      'steps:\n  - when:\n      - variable: age\n        go: end\n',
      [
        '3:9 Expected one test, such as “is: yes”. The tests are: is, is_not, contains, at_least, at_most, filled.',
      ],
    ],
    [
      'steps that go round alone',
      'steps:\n  - step: one\n    message: Hi\n  - step: two\n    set: {a: b}\n    go: one\n',
      [
        '2:11 These steps go round without ever waiting for the person: one → two → one. Put a question or a wait between them.',
      ],
    ],
    [
      'a step that nothing leads to',
      'steps:\n  - message: Hi\n    go: end\n  - step: lost\n    message: Ho\n',
      ['4:11 Nothing leads to “lost”. Lead to it with go, or take it out.'],
    ],
    [
      'an alias',
      'steps:\n  - message: &hi Hi\n  - message: *hi\n',
      ['3:14 Aliases are not read here. Write it out once more.'],
    ],
    [
      'a flag that is none',
      'start: {any_message: maybe}\nsteps: [{message: Hi}]\n',
      ['1:22 Expected true or false for any_message, found “maybe”.'],
    ],
  ];
  test.each(stories)('%s', (_story, source, problems) => {
    expect(problemsOf(source)).toEqual(problems);
  });

  test('a flow that is far too long is not read', () => {
    expect(problemsOf('#'.repeat(60_001))).toEqual(['1:1 Expected at most 60000 characters, found 60001.']);
  });
});

test('words stay what they are written as, options lead where they say, and the list is told what it must bring', () => {
  const flow = flowOf(`
start: {keywords: [ Hola!, "INFO"], ads: ["120211"]}
close_after: 2h
steps:
  - question: "{{greeting|Hi}}, {{first_name}}. Sure?"
    buttons:
      - Yes: last
      - No
      - 007
    save: sure
  - message: Why not, {{sure}}?
  - step: last
    finish: over
`);
  expect(flow.start).toEqual({ keywords: ['hola', 'info'], anyMessage: false, ads: ['120211'] });
  expect(flow.closeAfterMs).toBe(7_200_000);
  const [question] = flow.steps;
  expect(question).toMatchObject({
    name: 'step_1',
    expect: 'one_of',
    next: { step: 'step_2' },
    options: [
      { title: 'Yes', go: { step: 'last' } },
      { title: 'No', go: undefined },
      { title: '007', go: undefined },
    ],
  });
  expect(wantedIn(flow)).toEqual(['greeting', 'first_name']);
  expect(outlineOf(flow)).toEqual([
    {
      name: 'step_1',
      lines: [
        'asks “{{greeting|Hi}}, {{first_name}}. Sure?”',
        '[Yes] → last · [No] · [007]',
        'keeps the answer as sure',
      ],
    },
    { name: 'step_2', lines: ['says “Why not, {{sure}}?”'] },
    { name: 'last', lines: ['finishes: over'] },
  ]);
});
