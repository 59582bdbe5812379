import { defineEntity, p } from '@mikro-orm/core';
import { correctionVerdicts } from '../correction-verdict.ts';
import { deploymentStateNames } from '../deployment-state.ts';
import { Correction } from './correction.ts';

/** One row of a corrected file, and the recipient it corrects. */
const CorrectionRowSchema = defineEntity({
  name: 'CorrectionRow',
  tableName: 'correction_row',
  properties: {
    correction: () => p.manyToOne(Correction).primary(),
    /** Where it stands in the corrected file. */
    fileRow: p.integer().primary(),
    /** The row of the list that was sent, as the download named it. */
    rowNumber: p.integer().nullable(),
    phone: p.text().nullable(),
    rawPhone: p.text(),
    variables: p.json<Readonly<Record<string, string>>>(),
    /** How the row alone would start as a recipient. */
    state: p.enum(deploymentStateNames),
    detail: p.text().nullable(),
    recipientId: p.bigint('number').nullable(),
    verdict: p.enum(correctionVerdicts).nullable(),
  },
});
export class CorrectionRow extends CorrectionRowSchema.class {}
CorrectionRowSchema.setClass(CorrectionRow);
