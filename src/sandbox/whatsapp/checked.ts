import { type GraphError, graphError } from './graph-error.ts';

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: GraphError };

export const refuse = (code: number, details?: string): Checked<never> => ({
  ok: false,
  error: graphError(code, details),
});
