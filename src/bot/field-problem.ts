import type { ModalView } from '@slack/types';
import type { SubmissionAnswer } from './listener.ts';

/** A problem to show under one of the fields of a form. */
export interface FieldProblem {
  readonly block: string;
  readonly problem: string;
}

const isProblem = (parsed: object): parsed is FieldProblem => 'block' in parsed && 'problem' in parsed;

/** What is wrong, under its field; where nothing is, the view that stands there until the work is done. */
export const answerParsed = (parsed: object, meanwhile: () => ModalView): SubmissionAnswer =>
  isProblem(parsed)
    ? { kind: 'errors', errors: { [parsed.block]: parsed.problem } }
    : { kind: 'update', view: meanwhile() };
