import type { PageStateValues } from '../../../slack/page-protocol.ts';
import { isEmpty } from '../elements/initial-value.ts';
import { type Json, number, record, string } from '../json.ts';

type Check = (element: Json, typed: string) => string | undefined;

const tooShort: Check = (element, typed) => {
  const least = number(element.min_length);
  return typed.length < least ? `Please enter at least ${least} characters.` : undefined;
};

const notNumber: Check = (element, typed) => {
  const value = Number(typed);
  if (!Number.isFinite(value) || (element.is_decimal_allowed !== true && !Number.isInteger(value))) {
    return `Expected a ${element.is_decimal_allowed === true ? '' : 'whole '}number, found “${typed}”.`;
  }
  const least = Number(string(element.min_value) || -Infinity);
  const most = Number(string(element.max_value) || Infinity);
  return value < least || value > most ? `Expected a number from ${least} to ${most}.` : undefined;
};

const typedChecks: Readonly<Record<string, Check>> = {
  plain_text_input: tooShort,
  number_input: notNumber,
  email_text_input: (_element, typed) =>
    /^\S+@\S+\.\S+$/.test(typed) ? undefined : 'Please enter an email address.',
  url_text_input: (_element, typed) => (URL.canParse(typed) ? undefined : 'Please enter a web address.'),
};

/** What Slack itself refuses before the app sees a submission: block_id → sentence. */
export function fieldProblems(blocks: readonly Json[], values: PageStateValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const blockId = string(block.block_id);
    const element = record(block.element);
    const value = values[blockId]?.[string(element.action_id)];
    if (!value) continue;
    const problem = isEmpty(value)
      ? block.optional !== true && 'Please complete this required field.'
      : value.value && typedChecks[value.type]?.(element, value.value);
    if (problem) problems[blockId] = problem;
  }
  return problems;
}
