import { say } from '../entities/language/say.ts';
import { contentLimits, contentProblems, type ListRow } from '../entities/message-content.ts';
import { folded, isVariableName } from './fill-text.ts';
import { type Expectation, expectations, type Option, type QuestionStep, type Timeout } from './flow.ts';
import { badVariable, type StepReader } from './step-reader.ts';
import { type Entry, isMapping, type Place, textOf } from './yaml-reader.ts';

const isExpectation = (word: string): word is Expectation => expectations.some((one) => one === word);

const optionIdOf = (title: string): string => folded(title).slice(0, contentLimits.choiceId) || title;

/** `Yes`, or `Yes: step` where the choice has a way of its own. */
function readOption(at: StepReader, node: Place): Option {
  if (isMapping(node)) {
    const [entry, ...more] = at.reader.entries(node, say`an option`);
    if (entry && more.length === 0) {
      return { id: optionIdOf(entry.key), title: entry.key, go: at.goal(entry.value) };
    }
    at.reader.problem(node, say`Expected one option with its step, such as “Yes: next_step”.`);
  }
  const title = at.reader.text(node, say`the words of an option`);
  return { id: optionIdOf(title), title, go: undefined };
}

const rowKeys = ['title', 'description', 'go'];

/** Like an option, or `{title, description, go}`. */
function readRow(at: StepReader, node: Place): Option {
  const entries = isMapping(node) ? at.reader.entries(node, say`a row`) : [];
  if (!entries.some(({ key }) => key === 'title')) return readOption(at, node);
  const known = at.reader.known(node, say`a row`, rowKeys);
  const title = at.reader.text(known.get('title')?.value ?? null, say`the words of a row`);
  const description = textOf(known.get('description')?.value ?? null);
  const go = known.get('go');
  return {
    id: optionIdOf(title),
    title,
    ...(description !== undefined && { description }),
    go: go && at.goal(go.value),
  };
}

interface Asked {
  readonly asks: QuestionStep['asks'];
  readonly options: readonly Option[];
  readonly listButton: string;
}

const defaultListButton = 'Choose';

function readList(at: StepReader, node: Place): Asked {
  if (!isMapping(node)) {
    const options = at.reader.items(node, say`the rows of the list`).map((item) => readRow(at, item));
    return { asks: 'list', options, listButton: defaultListButton };
  }
  const known: ReadonlyMap<string, Entry> = at.reader.known(node, say`a list`, ['button', 'rows']);
  const button = known.get('button');
  return {
    asks: 'list',
    options: at.reader
      .items(known.get('rows')?.value ?? null, say`the rows of the list`)
      .map((item) => readRow(at, item)),
    listButton: button
      ? at.reader.text(button.value, say`the words on the list’s button`)
      : defaultListButton,
  };
}

function readAsked(at: StepReader): Asked {
  if (at.has('buttons')) {
    const items = at.reader.items(at.node('buttons'), say`the buttons`);
    return { asks: 'buttons', options: items.map((item) => readOption(at, item)), listButton: '' };
  }
  if (at.has('list')) return readList(at, at.node('list'));
  const items = at.has('one_of') ? at.reader.items(at.node('one_of'), say`the possible answers`) : [];
  return { asks: 'open', options: items.map((item) => readOption(at, item)), listButton: '' };
}

const withoutGo = ({ id, title, description }: Option): ListRow => ({
  id,
  title,
  ...(description !== undefined && { description }),
});

function checkAsked(at: StepReader, text: string, { asks, options, listButton }: Asked): void {
  const choices = options.map(withoutGo);
  const problems =
    asks === 'buttons'
      ? contentProblems({ kind: 'buttons', text, buttons: choices })
      : asks === 'list'
        ? contentProblems({ kind: 'list', text, button: listButton, rows: choices })
        : contentProblems({ kind: 'text', text });
  const node = asks === 'open' ? at.value : at.node(asks);
  for (const problem of problems) at.reader.problem(node, problem);
}

function readExpectation(at: StepReader, { asks, options }: Asked): Expectation {
  if (asks !== 'open' || options.length > 0) {
    if (at.has('expect')) {
      at.reader.problem(
        at.node('expect'),
        say`Leave expect out: the answer is one of the options that are listed.`,
      );
    }
    return 'one_of';
  }
  if (!at.has('expect')) return 'text';
  const word = textOf(at.node('expect')) ?? '';
  if (isExpectation(word) && word !== 'one_of') return word;
  at.reader.problem(
    at.node('expect'),
    say`Expected text, number, email or date, found ${at.found(at.node('expect'))}. For fixed answers, list them under one_of, buttons or list.`,
  );
  return 'text';
}

function readTimeout(at: StepReader): Timeout | undefined {
  if (!at.has('no_answer')) return undefined;
  const node = at.node('no_answer');
  if (!isMapping(node)) return { afterMs: at.duration(node), go: at.base.next };
  const known = at.reader.known(node, say`no_answer`, ['after', 'go']);
  const go = known.get('go');
  return {
    afterMs: at.duration(known.get('after')?.value ?? null),
    go: go ? at.goal(go.value) : at.base.next,
  };
}

/** A question with its choices, what it expects, and what happens without a good answer. */
export function readQuestion(at: StepReader): QuestionStep {
  const text = at.reader.text(at.value, say`the question`);
  const asked = readAsked(at);
  if (text !== '') checkAsked(at, text, asked);
  const save = at.optionalText('save');
  if (at.has('save') && !isVariableName(save)) at.reader.problem(at.node('save'), badVariable(save));
  return {
    ...at.base,
    kind: 'question',
    text,
    ...asked,
    expect: readExpectation(at, asked),
    save,
    wrong: at.optionalText('wrong'),
    tries: at.count('tries', { least: 1, most: 10, fallback: 3 }),
    gaveUp: at.place('gave_up'),
    timeout: readTimeout(at),
  };
}
