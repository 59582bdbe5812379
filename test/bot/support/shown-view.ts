import { stateValues } from '../../../src/sandbox/slack/element-values.ts';
import { type JsonRecord, recordsAt } from '../../../src/sandbox/slack/json.ts';
import { validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import type { FakeSlack } from './fake-slack.ts';

/** The view that reached a screen last; Slack would take it. */
export function shownView(slack: FakeSlack): JsonRecord {
  const shown = slack.calls.filter(({ method }) => /^views\.(open|push|update)$/.test(method)).at(-1);
  const latest: unknown = shown?.args.view;
  if (typeof latest !== 'object' || latest === null) throw new Error('No view was shown.');
  const found = Object.fromEntries(Object.entries(latest));
  const problems = validateView(found);
  if (problems.length > 0) throw new Error(`Slack would refuse the view: ${JSON.stringify(problems)}`);
  return found;
}

/** The view as Slack sends it back: with these fields, the others as they stand. */
export const viewWith = (shown: JsonRecord, given: JsonRecord) => ({
  id: 'V1',
  hash: 'h1',
  callback_id: shown.callback_id,
  private_metadata: shown.private_metadata ?? '',
  state: { values: stateValues(recordsAt(shown, 'blocks'), given) },
});
