import { say } from '../entities/language/say.ts';
import { findLoop, findUnreachable } from './check-ways.ts';
import { folded } from './fill-text.ts';
import {
  type Flow,
  type FlowProblem,
  flowLimits,
  type ParsedFlow,
  type StartWays,
  type Step,
} from './flow.ts';
import { kindOf, stepKindNames, stepKinds } from './read-step.ts';
import { readDuration, StepReader } from './step-reader.ts';
import { isList, type Place, textOf, YamlReader } from './yaml-reader.ts';

const defaultFallback = 'Sorry, I can only read text. Please write your answer.';
const defaultCloseMs = 24 * 3_600_000;

function readStart(reader: YamlReader, node: Place): StartWays {
  const known = reader.known(node, say`the ways to start`, ['keywords', 'any_message', 'ads']);
  const keywords = known.get('keywords');
  const words = keywords ? reader.items(keywords.value, say`a list of keywords`) : [];
  if (words.length > flowLimits.keywords) {
    reader.problem(
      keywords?.value ?? null,
      say`Expected at most ${flowLimits.keywords} keywords, found ${words.length}.`,
    );
  }
  const anyMessage = known.get('any_message');
  const ads = known.get('ads');
  return {
    keywords: words.map((word) => folded(reader.text(word, say`a keyword`))).filter((word) => word !== ''),
    anyMessage: anyMessage !== undefined && reader.flag(anyMessage.value, 'any_message'),
    ads: readAds(reader, ads?.value),
  };
}

function readAds(reader: YamlReader, node: Place | undefined): StartWays['ads'] {
  if (node === undefined) return false;
  if (isList(node))
    return reader.items(node, '').map((item) => reader.text(item, say`the id of an advertisement`));
  return reader.flag(node, 'ads');
}

const stepName = /^[a-z][a-z0-9_]{0,39}$/;

interface Wanted {
  readonly node: Place;
  readonly step: string;
}

interface Named {
  readonly node: Place;
  readonly name: string;
}

function readSteps(reader: YamlReader, node: Place): { steps: Step[]; wanted: Wanted[]; named: Named[] } {
  const items = reader.items(node, say`a list of steps`);
  if (items.length === 0 || items.length > flowLimits.steps) {
    reader.problem(node, say`Expected 1 to ${flowLimits.steps} steps, found ${items.length}.`);
  }
  const maps = items.slice(0, flowLimits.steps).map((item) => ({
    item,
    entries: new Map(reader.entries(item, say`a step`).map((entry) => [entry.key, entry])),
  }));
  const named: Named[] = maps.map(({ item, entries }, index) => ({
    node: entries.get('step')?.value ?? item,
    name: textOf(entries.get('step')?.value ?? null) ?? `step_${index + 1}`,
  }));
  const wanted: Wanted[] = [];
  const steps = maps.flatMap(({ item, entries }, index): Step[] => {
    const kind = kindOf(entries);
    const facts = kind && stepKinds[kind.key];
    if (!kind || !facts) {
      if (entries.size > 0) {
        reader.problem(item, say`Expected what the step does: one of ${stepKindNames.join(', ')}.`);
      }
      return [];
    }
    const allowed = ['step', kind.key, ...facts.beside, ...(facts.goes ? ['go'] : [])];
    reader.known(item, say`a step`, allowed);
    const at = new StepReader({
      reader,
      name: named[index]?.name ?? '',
      value: kind.value,
      entries,
      nextKey: facts.goes ? 'go' : 'otherwise',
      following: named[index + 1]?.name,
      wanted: (node, step) => wanted.push({ node, step }),
    });
    return [facts.read(at)];
  });
  return { steps, wanted, named };
}

function checkNames(reader: YamlReader, named: readonly Named[]): void {
  const known = new Set<string>();
  for (const { node, name } of named) {
    if (!stepName.test(name)) {
      reader.problem(
        node,
        say`Expected a step’s name of small letters, digits and _, beginning with a letter, found “${name}”.`,
      );
    } else if (known.has(name) || name === 'end') {
      reader.problem(node, say`“${name}” names something else already. Choose another name for this step.`);
    }
    known.add(name);
  }
}

function checkWays(reader: YamlReader, steps: readonly Step[], named: readonly Named[]): void {
  const nodeOf = (name: string) => named.find((one) => one.name === name)?.node ?? null;
  const loop = findLoop(steps);
  if (loop) {
    reader.problem(
      nodeOf(loop[0] ?? ''),
      say`These steps go round without ever waiting for the person: ${loop.join(' → ')}. Put a question or a wait between them.`,
    );
  }
  for (const name of findUnreachable(steps)) {
    reader.problem(nodeOf(name), say`Nothing leads to “${name}”. Lead to it with go, or take it out.`);
  }
}

const inOrder = (one: FlowProblem, other: FlowProblem): number =>
  one.line - other.line || one.column - other.column;

/** Reads a flow as people write it. Every problem has its place; nothing is read half. */
export function parseFlow(source: string): ParsedFlow {
  if (source.length > flowLimits.characters) {
    const message = say`Expected at most ${flowLimits.characters} characters, found ${source.length}.`;
    return { ok: false, problems: [{ line: 1, column: 1, message }] };
  }
  const reader = new YamlReader(source);
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
  const known = reader.known(reader.root, say`a flow with its steps`, [
    'start',
    'close_after',
    'fallback',
    'steps',
  ]);
  const start = known.get('start');
  const closeAfter = known.get('close_after');
  const fallback = known.get('fallback');
  const { steps, wanted, named } = readSteps(reader, known.get('steps')?.value ?? reader.root);
  checkNames(reader, named);
  const names = new Set(named.map(({ name }) => name));
  for (const { node, step } of wanted) {
    if (!names.has(step)) reader.problem(node, say`There is no step “${step}”.`);
  }
  const flow: Flow = {
    start: start ? readStart(reader, start.value) : { keywords: [], anyMessage: false, ads: false },
    closeAfterMs: closeAfter ? readDuration(reader, closeAfter.value) : defaultCloseMs,
    fallback: fallback ? reader.text(fallback.value, say`a text for ${'fallback'}`) : defaultFallback,
    steps,
  };
  if (reader.problems.length === 0) checkWays(reader, steps, named);
  const problems = reader.problems.toSorted(inOrder);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, flow };
}
