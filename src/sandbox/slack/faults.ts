/**
 * What a test may make the next call of a method do: answer `ok: false`, answer an HTTP status, never
 * answer, or do the work and then never answer, or reset the connection before saying so.
 */
export type Fault =
  | { readonly error: string; readonly messages?: readonly string[] }
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly hang: true }
  | { readonly acceptThenHang: true }
  | { readonly acceptThenReset: true };

export interface Faults {
  failNext(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | undefined;
  /** Methods whose scripted faults nobody has met yet. */
  unused(): readonly string[];
}

export function createFaults(): Faults {
  const scripted = new Map<string, Fault[]>();
  return {
    failNext(method, fault, times = 1) {
      const faults = scripted.get(method) ?? [];
      scripted.set(method, [...faults, ...Array.from({ length: times }, () => fault)]);
    },
    take: (method) => scripted.get(method)?.shift(),
    unused: () => [...scripted].filter(([, faults]) => faults.length > 0).map(([method]) => method),
  };
}
