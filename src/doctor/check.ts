import type { Config } from '../config.ts';

export interface Finding {
  /** `warning`: it works, though not as well as it could. */
  readonly result: 'good' | 'warning' | 'bad';
  readonly says: string;
  /** What to do about it; wanting where all is well. */
  readonly next?: string;
}

export interface Patient {
  readonly config: Config;
  readonly now: () => Date;
}

/** One thing that is looked at. It changes nothing anywhere, and what it throws is told as a finding. */
export interface Check {
  readonly name: string;
  /** Empty where the settings do not concern it. */
  readonly run: (patient: Patient) => Promise<readonly Finding[]>;
}

export const good = (says: string): Finding => ({ result: 'good', says });
export const warning = (says: string, next: string): Finding => ({ result: 'warning', says, next });
export const bad = (says: string, next: string): Finding => ({ result: 'bad', says, next });
