import type { DeploymentState } from './deployment-state.ts';
import { text } from './language/say.ts';

/** Failed states that a corrected row can mend: another number, another value. */
export const correctableStates = [
  'invalid_number',
  'variable_unfilled',
] as const satisfies readonly DeploymentState[];

/** What becomes of one row of a corrected file. One verdict per row, in the order in which they are decided. */
export const correctionVerdicts = [
  'not_found',
  'repeated',
  'invalid',
  'duplicate',
  'excluded',
  'variable',
  'agent',
  'recent',
  'send',
] as const;
export type CorrectionVerdict = (typeof correctionVerdicts)[number];

export const correctionWords: Readonly<Record<CorrectionVerdict, string>> = {
  send: text('Will be sent'),
  invalid: text('Still an invalid number'),
  variable: text('Still a missing variable'),
  duplicate: text('Somebody already in the deployment'),
  excluded: text('Excluded (users)'),
  agent: text('With an agent'),
  recent: text('Got a template less than 24 hours ago'),
  repeated: text('Stands twice in the file'),
  not_found: text('No row to correct found'),
};
