import { bad, type Check, type Finding, type Patient } from './check.ts';

const marks: Readonly<Record<Finding['result'], string>> = { good: 'ok ', warning: '!  ', bad: 'NO ' };

export interface Diagnosis {
  readonly text: string;
  /** Nothing is bad; warnings are no illness. */
  readonly isHealthy: boolean;
}

/** Runs every check, one after the other, and tells each finding with its next step. */
export async function examine(patient: Patient, checks: readonly Check[]): Promise<Diagnosis> {
  const lines: string[] = [];
  let isHealthy = true;
  for (const { name, run } of checks) {
    const findings = await run(patient).catch((error: unknown) => [
      bad(
        error instanceof Error ? error.message : 'It could not be looked at.',
        'Check the address in the settings, and that this machine may reach it.',
      ),
    ]);
    for (const { result, says, next } of findings) {
      if (result === 'bad') isHealthy = false;
      lines.push(`${marks[result]} ${name}: ${says}`);
      if (next !== undefined) lines.push(`      → ${next}`);
    }
  }
  lines.push('', isHealthy ? 'All that matters is well.' : 'Something has to be done before this can work.');
  return { text: `${lines.join('\n')}\n`, isHealthy };
}
