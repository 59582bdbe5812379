import { say } from '../entities/language/say.ts';
import { isVariableName } from './fill-text.ts';
import type { WebhookStep } from './flow.ts';
import { badVariable, type StepReader } from './step-reader.ts';
import { textOf } from './yaml-reader.ts';

const isMethod = (word: string): word is WebhookStep['method'] => word === 'GET' || word === 'POST';

/** The longest that a chat waits for one try. */
const longestTimeoutMs = 30_000;

function readTexts(at: StepReader, key: string, what: string): Record<string, string> {
  if (!at.has(key)) return {};
  return Object.fromEntries(
    at.reader
      .entries(at.node(key), what)
      .map(({ key: name, value }) => [name, at.reader.text(value, say`a value for ${name}`)]),
  );
}

/** A call to a server of the company; which addresses may be called is decided when it is called. */
export function readWebhook(at: StepReader): WebhookStep {
  const url = at.reader.text(at.value, say`an address that begins with https://`);
  if (url !== '' && !/^https:\/\/[^/{\s]+(\/\S*)?$/.test(url)) {
    at.reader.problem(at.value, say`Expected an address that begins with https://, found ${at.found()}.`);
  }
  const method = at.has('method') ? (textOf(at.node('method')) ?? '').toUpperCase() : 'POST';
  if (!isMethod(method)) {
    at.reader.problem(at.node('method'), say`Expected GET or POST, found ${at.found(at.node('method'))}.`);
  }
  const save = readTexts(at, 'save', say`variables with the fields of the answer`);
  for (const name of Object.keys(save)) {
    if (!isVariableName(name)) at.reader.problem(at.node('save'), badVariable(name));
  }
  const timeoutMs = at.has('timeout') ? at.duration(at.node('timeout')) : 10_000;
  if (timeoutMs > longestTimeoutMs) {
    at.reader.problem(at.node('timeout'), say`Expected at most 30s for timeout.`);
  }
  return {
    ...at.base,
    kind: 'webhook',
    url,
    method: isMethod(method) ? method : 'POST',
    body: readTexts(at, 'send', say`fields with their values`),
    save,
    timeoutMs,
    tries: at.count('tries', { least: 1, most: 5, fallback: 3 }),
    failed: at.place('failed'),
  };
}
