import type { Incidents } from '../../src/dispatch/incidents/incidents.ts';
import type { IncidentReader } from '../../src/reports/incidents/incident-reader.ts';

const unexpected = (what: string) => (): Promise<never> =>
  Promise.reject(new Error(`Nobody expected ${what} to be called.`));

/** Refuses whatever a test did not provide. */
export const fakeIncidents = (known: Partial<Incidents> = {}): Incidents => ({
  acknowledge: unexpected('acknowledge'),
  snooze: unexpected('snooze'),
  assign: unexpected('assign'),
  solve: unexpected('solve'),
  resumeHeld: unexpected('resumeHeld'),
  unpause: unexpected('unpause'),
  ...known,
});

/** Nothing is wrong unless a test says so. */
export const fakeOpenIncidents = (known: Partial<IncidentReader> = {}): IncidentReader => ({
  open: async () => [],
  find: async () => undefined,
  ...known,
});
