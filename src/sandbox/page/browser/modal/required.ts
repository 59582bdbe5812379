import type { PageStateValues } from '../../../slack/page-protocol.ts';
import { isEmpty } from '../elements/initial-value.ts';
import { type Json, number, record, string } from '../json.ts';
import type { Speech } from '../text/speech.ts';

type Check = (element: Json, typed: string, say: Speech['say']) => string | undefined;

const tooShort: Check = (element, typed, say) => {
  const least = number(element.min_length);
  return typed.length < least ? say('Please enter at least {0} characters.', least) : undefined;
};

const notNumber: Check = (element, typed, say) => {
  const value = Number(typed);
  if (!Number.isFinite(value) || (element.is_decimal_allowed !== true && !Number.isInteger(value))) {
    return element.is_decimal_allowed === true
      ? say('Expected a number, found “{0}”.', typed)
      : say('Expected a whole number, found “{0}”.', typed);
  }
  const least = Number(string(element.min_value) || -Infinity);
  const most = Number(string(element.max_value) || Infinity);
  return value < least || value > most ? say('Expected a number from {0} to {1}.', least, most) : undefined;
};

const typedChecks: Readonly<Record<string, Check>> = {
  plain_text_input: tooShort,
  number_input: notNumber,
  email_text_input: (_element, typed, say) =>
    /^\S+@\S+\.\S+$/.test(typed) ? undefined : say('Please enter an email address.'),
  url_text_input: (_element, typed, say) =>
    URL.canParse(typed) ? undefined : say('Please enter a web address.'),
};

/** What Slack itself refuses before the app sees a submission: block_id → sentence. */
export function fieldProblems(
  blocks: readonly Json[],
  values: PageStateValues,
  speech: Speech,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const blockId = string(block.block_id);
    const element = record(block.element);
    const value = values[blockId]?.[string(element.action_id)];
    if (!value) continue;
    const problem = isEmpty(value)
      ? block.optional !== true && speech.say('Please complete this required field.')
      : value.value && typedChecks[value.type]?.(element, value.value, speech.say);
    if (problem) problems[blockId] = problem;
  }
  return problems;
}
