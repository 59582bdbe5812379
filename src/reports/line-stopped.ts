import type { DeploymentLine } from './reader.ts';
import type { ReportDocument } from './report-document.ts';
import { heldActions, heldTable, heldText } from './template-paused.ts';

/** Told at once when a line can no longer send. `name` is its own number or id. */
export function composeLineStopped(
  name: string,
  because: string,
  openedAt: Date,
  held: readonly DeploymentLine[],
): ReportDocument {
  return {
    title: `Line ${name} stopped sending`,
    summary: `Line ${name} stopped sending: ${because} ${heldText(held)}`,
    context: [['Since ', { at: openedAt }, `: ${because}`]],
    figures: [],
    tables: heldTable(held),
    charts: [],
    notes: [['Solve this in WhatsApp Manager; then press Resume on the held deployments.']],
    actions: heldActions(held),
  };
}
